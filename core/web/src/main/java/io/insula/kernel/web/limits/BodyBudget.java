package io.insula.kernel.web.limits;

import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory for all bodies that have begun to arrive and are not answered yet. Strangers, who send
 * no token, together get a quarter of it, so that they cannot take it from those who do.
 */
@Singleton
final class BodyBudget {
  private static final int SHARE_OF_MEMORY = 4;
  private static final int SHARE_OF_STRANGERS = 4;

  private final long most;
  private final AtomicLong held = new AtomicLong();
  private final AtomicLong heldByStrangers = new AtomicLong();

  BodyBudget(LimitSettings settings) {
    // The network's buffers outside of the heap may grow as large as the heap, unless told apart.
    this.most =
        settings.bodyBudget() > 0
            ? settings.bodyBudget()
            : Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY;
  }

  /**
   * Takes some bytes.
   *
   * @return false if there is no room for them
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

  /** How many bytes are held. */
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
