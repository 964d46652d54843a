package io.insula.kernel.web.limits;

import io.netty.handler.codec.http.HttpRequest;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The memory that the unanswered requests of one connection have reserved from the {@link
 * BodyBudget}. Only the connection's event loop uses this object.
 */
final class BodyMemoryReservations {
  /**
   * The minimum overhead of one piece of a body in memory, in bytes. {@link BodyPieceMerger} keeps
   * the number of pieces low.
   */
  private static final int PIECE_BYTES = 256;

  private final BodyBudget budget;
  private final long maxBytesPerBody;
  private final Deque<Body> unanswered = new ArrayDeque<>();

  private static final class Body {
    private final HttpRequest request;
    private final long maxBytes;
    private boolean isStranger;
    private long bytes;

    Body(HttpRequest request, boolean isStranger, long maxBytes) {
      this.request = request;
      this.isStranger = isStranger;
      this.maxBytes = maxBytes;
    }
  }

  /**
   * @param maxBytesPerBody the maximum number of bytes to reserve for one body; see {@link
   *     io.insula.kernel.web.BodyLimit} for larger bodies
   */
  BodyMemoryReservations(BodyBudget budget, long maxBytesPerBody) {
    this.budget = budget;
    this.maxBytesPerBody = maxBytesPerBody;
  }

  /**
   * Begins the reservations for the body of a request.
   *
   * @param isHeldWhole whether the server keeps the whole body in memory; then the reservation has
   *     no maximum
   */
  void begin(HttpRequest request, boolean isStranger, boolean isHeldWhole) {
    unanswered.add(new Body(request, isStranger, isHeldWhole ? Long.MAX_VALUE : maxBytesPerBody));
  }

  /**
   * Moves the reservation of an unanswered request to the memory of anonymous clients. The rest of
   * the body then counts there, too.
   *
   * @return false if there is not enough memory; then nothing changes
   */
  boolean tryMoveToStrangers(HttpRequest request) {
    for (var body : unanswered) {
      if (body.request == request && !body.isStranger) {
        if (!budget.tryReserve(body.bytes, true)) {
          return false;
        }
        budget.release(body.bytes, false);
        body.isStranger = true;
      }
    }
    return true;
  }

  /**
   * Reserves memory for a piece of the newest request's body.
   *
   * @return false if there is not enough memory
   */
  boolean tryHold(int bytes) {
    var body = unanswered.peekLast();
    if (body == null || bytes == 0) {
      // There is no data, or the request is answered already and the framework drops the data.
      return true;
    }
    long more = Math.min((long) bytes + PIECE_BYTES, body.maxBytes - body.bytes);
    if (more > 0 && !budget.tryReserve(more, body.isStranger)) {
      return false;
    }
    body.bytes += Math.max(0, more);
    return true;
  }

  /** Releases the memory of the oldest unanswered request, because its response begins. */
  void answered() {
    var body = unanswered.poll();
    if (body != null) {
      budget.release(body.bytes, body.isStranger);
    }
  }

  /** Releases all memory at the end of the connection. */
  void close() {
    while (!unanswered.isEmpty()) {
      answered();
    }
  }
}
