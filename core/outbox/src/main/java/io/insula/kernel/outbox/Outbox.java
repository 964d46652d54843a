package io.insula.kernel.outbox;

/**
 * A durable hand-off to another app's API. A message is stored in the caller's transaction; once
 * that has committed it is delivered to the {@link OutboxReceiver} of its topic, at once and then
 * with growing waits until it is accepted. What fails for good is kept, listed and can be sent
 * again.
 */
public interface Outbox {
  /**
   * Stores a message in the transaction that runs.
   *
   * @param topic names the receiver
   * @param payload is stored as JSON
   * @return tells when it has been delivered
   * @throws IllegalStateException if no transaction runs, or no receiver has this topic
   */
  Delivery send(String topic, Object payload);
}
