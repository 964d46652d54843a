package io.insula.kernel.outbox;

/**
 * Receives the messages of one topic and passes them to an app's API. The receiver is a bean of the
 * sending app.
 *
 * @param <T> the type of the payload, which is read from JSON
 */
public interface OutboxReceiver<T> {
  /**
   * Returns the topic, for instance {@code orchard.plant-trees}. A receiver must keep its topic,
   * because messages with this topic may be stored.
   */
  String topic();

  /**
   * Returns the type of the payload. If a field holds a person's name or e-mail address, the name
   * of the field must have a word like {@code author}, {@code user}, {@code email} or {@code by}.
   * Otherwise an erasure does not find the field.
   */
  Class<T> payloadType();

  /**
   * Delivers one message. A message may be delivered again with the same key, even after a success.
   * So the receiving app must act only once for each key. Any exception leads to a retry, unless
   * the message can never be delivered.
   *
   * @throws io.insula.api.InsulaException with a kind other than UNAVAILABLE if the message can
   *     never be delivered
   */
  void receive(String deliveryKey, T payload);
}
