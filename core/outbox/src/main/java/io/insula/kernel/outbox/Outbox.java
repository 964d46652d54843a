package io.insula.kernel.outbox;

import io.insula.api.privacy.Person;

/**
 * The transactional outbox: a durable hand-off to another app's API. {@link #send} stores a message
 * in the caller's transaction. After the commit, the message is delivered to the {@link
 * OutboxReceiver} of its topic. A failed delivery is retried with growing pauses. A message fails
 * permanently if the receiver refuses it, or if it still fails after {@code
 * insula.outbox.give-up-after}. A permanently failed message is kept and listed, and can be
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
   * regularly for work that must never be given up.
   *
   * @return the number of messages
   */
  int retryFailed(String topic);

  /**
   * Replaces a person's name and e-mail address by {@link
   * io.insula.api.privacy.Person#FORMER_MEMBER} in the waiting and the failed messages, in the
   * fields that name people (see {@link OutboxReceiver#payloadType}). A message that is being
   * delivered may still name the person.
   *
   * @param ownTopics messages whose topic begins with this text stay unchanged, for instance the
   *     messages of the erasure itself
   */
  void forget(Person person, String ownTopics);
}
