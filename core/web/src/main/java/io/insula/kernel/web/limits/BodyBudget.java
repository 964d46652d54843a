package io.insula.kernel.web.limits;

import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory for all bodies that have begun to arrive and whose requests are not answered yet.
 * Anonymous clients, who send no token, share a quarter of it, so that three quarters remain for
 * clients with a token.
 */
@Singleton
final class BodyBudget {
  private static final int SHARE_OF_MEMORY = 4;
  private static final int SHARE_OF_STRANGERS = 4;

  private final long most;
  private final AtomicLong held = new AtomicLong();
  private final AtomicLong heldByStrangers = new AtomicLong();

  BodyBudget(LimitSettings settings) {
    // By default, a quarter of the maximum heap. Bodies are in Netty's buffers outside the heap,
    // which may grow as large as the heap unless configured otherwise.
    this.most =
        settings.bodyBudget() > 0
            ? settings.bodyBudget()
            : Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY;
  }

  /**
   * Reserves memory.
   *
   * @return false if there is not enough
   */
  boolean tryTake(long bytes, boolean isStranger) {
    if (isStranger && !tryAdd(heldByStrangers, bytes, most / SHARE_OF_STRANGERS)) {
      return false;
    }
    if (!tryAdd(held, bytes, most)) {
      if (isStranger) {
        heldByStrangers.addAndGet(-bytes);
      }
      return false;
    }
    return true;
  }

  void giveBack(long bytes, boolean isStranger) {
    held.addAndGet(-bytes);
    if (isStranger) {
      heldByStrangers.addAndGet(-bytes);
    }
  }

  /** Returns how many bytes are reserved. */
  long held() {
    return held.get();
  }

  private static boolean tryAdd(AtomicLong sum, long bytes, long most) {
    if (sum.addAndGet(bytes) <= most) {
      return true;
    }
    sum.addAndGet(-bytes);
    return false;
  }
}
