package io.insula.kernel.outbox;

import java.time.Duration;

/** The delivery of one message, as its sender sees it. */
public interface Delivery {
  /** Returns the idempotency key, which the receiver gets with every attempt. */
  String key();

  /**
   * Waits until the first attempt has ended. Call it after the sender's transaction.
   *
   * @return whether the message was delivered in that time; if not, it is delivered later
   */
  boolean awaitFirstAttempt(Duration atMost);
}
