package io.insula.kernel.outbox;

import java.time.Duration;

/** The delivery of one message, seen by its sender. */
public interface Delivery {
  /** The key that the receiver gets with every attempt. */
  String key();

  /**
   * Waits until the first attempt has ended. To be called after the sender's transaction.
   *
   * @return whether the message was delivered in that time; if not, it will be later
   */
  boolean awaitFirstAttempt(Duration atMost);
}
