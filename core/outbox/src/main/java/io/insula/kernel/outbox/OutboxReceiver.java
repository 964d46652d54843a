package io.insula.kernel.outbox;

/**
 * Takes the messages of one topic and hands them to an app's API. A bean of the sending app: it is
 * the place where a call to another app's interface is made.
 *
 * @param <T> what the payload's JSON is read as
 */
public interface OutboxReceiver<T> {
  /** Names the topic, for instance {@code orchard.plant-trees}; never changes once in use. */
  String topic();

  Class<T> payloadType();

  /**
   * Delivers one message. It may come again with the same key, also when the first time succeeded.
   *
   * @throws io.insula.api.InsulaException of another kind than UNAVAILABLE if it fails for good;
   *     any other exception means that it will be tried again
   */
  void receive(String deliveryKey, T payload);
}
