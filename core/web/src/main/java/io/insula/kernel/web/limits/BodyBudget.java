package io.insula.kernel.web.limits;

import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory for the bodies of all unanswered requests. Clients without a valid token share a
 * quarter of this memory, and clients with a valid token share the rest. So neither group can use
 * up the memory of the other group.
 */
@Singleton
final class BodyBudget {
  private static final int MEMORY_DIVISOR = 4;
  private static final int STRANGERS_DIVISOR = 4;

  private final long maxBytesOfKnown;
  private final long maxBytesOfStrangers;
  private final AtomicLong heldByKnown = new AtomicLong();
  private final AtomicLong heldByStrangers = new AtomicLong();

  BodyBudget(LimitSettings settings) {
    // The default is a quarter of the maximum heap. Netty keeps bodies in direct memory, whose
    // default limit equals the maximum heap.
    long maxBytes =
        settings.bodyBudget() > 0
            ? settings.bodyBudget()
            : Runtime.getRuntime().maxMemory() / MEMORY_DIVISOR;
    this.maxBytesOfStrangers = maxBytes / STRANGERS_DIVISOR;
    this.maxBytesOfKnown = maxBytes - maxBytesOfStrangers;
  }

  /**
   * Reserves memory.
   *
   * @return false if there is not enough memory
   */
  boolean tryReserve(long bytes, boolean isStranger) {
    return isStranger
        ? tryAdd(heldByStrangers, bytes, maxBytesOfStrangers)
        : tryAdd(heldByKnown, bytes, maxBytesOfKnown);
  }

  void release(long bytes, boolean isStranger) {
    (isStranger ? heldByStrangers : heldByKnown).addAndGet(-bytes);
  }

  /** Returns how many bytes are reserved. */
  long held() {
    return heldByKnown.get() + heldByStrangers.get();
  }

  private static boolean tryAdd(AtomicLong sum, long bytes, long maxBytes) {
    if (sum.addAndGet(bytes) <= maxBytes) {
      return true;
    }
    sum.addAndGet(-bytes);
    return false;
  }
}
