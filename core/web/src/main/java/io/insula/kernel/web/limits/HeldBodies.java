package io.insula.kernel.web.limits;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What the requests of one connection that are not answered yet hold of the budget. Used on the
 * connection's event loop.
 */
final class HeldBodies {
  /** What a piece takes beside its bytes, at least. */
  private static final int PIECE_BYTES = 256;

  private final BodyBudget budget;
  private final long mostOfOne;
  private final Deque<Body> unanswered = new ArrayDeque<>();

  private static final class Body {
    private final boolean isStranger;
    private final long most;
    private long bytes;

    Body(boolean isStranger, long most) {
      this.isStranger = isStranger;
      this.most = most;
    }
  }

  /**
   * @param mostOfOne what one body is counted for at most unless it is held whole; routes that take
   *     more do not hold it, or have bounds of their own
   */
  HeldBodies(BodyBudget budget, long mostOfOne) {
    this.budget = budget;
    this.mostOfOne = mostOfOne;
  }

  /**
   * A request begins.
   *
   * @param isHeldWhole whether its body is held to its end, whatever its route
   */
  void begin(boolean isStranger, boolean isHeldWhole) {
    unanswered.add(new Body(isStranger, isHeldWhole ? Long.MAX_VALUE : mostOfOne));
  }

  /**
   * A piece of the newest request's body has come.
   *
   * @return false if there is no room for it
   */
  boolean tryHold(int bytes) {
    var body = unanswered.peekLast();
    if (body == null || bytes == 0) {
      return true; // What comes after the answer is dropped.
    }
    long more = Math.min((long) bytes + PIECE_BYTES, body.most - body.bytes);
    if (more > 0 && !budget.tryTake(more, body.isStranger)) {
      return false;
    }
    body.bytes += Math.max(0, more);
    return true;
  }

  /** The oldest request was answered. */
  void answered() {
    var body = unanswered.poll();
    if (body != null) {
      budget.giveBack(body.bytes, body.isStranger);
    }
  }

  /** The connection ends. */
  void close() {
    while (!unanswered.isEmpty()) {
      answered();
    }
  }
}
