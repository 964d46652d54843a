package io.insula.kernel.outbox;

import io.insula.api.privacy.Person;

/**
 * The transactional outbox: a durable hand-off to another app's API. {@link #send} stores a message
 * in the caller's transaction. After the commit, the {@link OutboxReceiver} of the topic gets the
 * message.
 *
 * <p>A failed delivery is retried with growing pauses. A message fails permanently if the receiver
 * refuses it, or after {@code insula.outbox.give-up-after}. Failed messages are kept, and can be
 * retried.
 */
public interface Outbox {
  /**
   * Stores a message in the current transaction.
   *
   * @param topic names the receiver
   * @param payload the content, which is stored as JSON
   * @return the delivery, which the sender can wait for
   * @throws IllegalStateException if no transaction runs, or no receiver has this topic
   * @throws IllegalArgumentException if the payload cannot be written as JSON
   */
  Delivery send(String topic, Object payload);

  /**
   * Schedules the permanently failed messages of a topic for a retry. An app calls this method
   * regularly for work that must not be given up.
   *
   * @return the number of messages
   */
  int retryFailed(String topic);

  /**
   * Replaces a person's name and e-mail address by {@link
   * io.insula.api.privacy.Person#FORMER_MEMBER} in waiting and failed messages. Changes only fields
   * that name people, see {@link OutboxReceiver#payloadType}. A message that is being delivered may
   * still name the person.
   *
   * @param ownTopics the prefix of topics whose messages stay unchanged, for instance the messages
   *     of the erasure
   */
  void forget(Person person, String ownTopics);
}
