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
   * Returns the type of the payload. The name of a field with a person's name or e-mail address
   * must have a word like {@code author}, {@code user}, {@code email} or {@code by}. Otherwise an
   * erasure does not find the field.
   */
  Class<T> payloadType();

  /**
   * Delivers one message. A message may be delivered again with the same key, even after a success.
   * So the receiving app must act only once for each key.
   *
   * @throws io.insula.api.InsulaException of another kind than UNAVAILABLE if the message can never
   *     be delivered; any other exception leads to a retry
   */
  void receive(String deliveryKey, T payload);
}
