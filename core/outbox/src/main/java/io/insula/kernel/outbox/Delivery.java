package io.insula.kernel.outbox;

import java.time.Duration;

/** The delivery of one message, as its sender sees it. */
public interface Delivery {
  /** Returns the idempotency key, which the receiver gets with every attempt. */
  String key();

  /**
   * Waits until the first attempt to deliver the message has ended. Call this method after the
   * transaction. After {@code false}, the outbox retries, unless the message failed permanently or
   * was rolled back.
   *
   * @return whether the first attempt delivered the message within {@code atMost}
   * @throws IllegalStateException if the thread is still in a transaction
   */
  boolean awaitFirstAttempt(Duration atMost);
}
