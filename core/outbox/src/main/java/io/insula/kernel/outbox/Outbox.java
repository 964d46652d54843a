package io.insula.kernel.outbox;

import io.insula.api.privacy.Person;

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

  /**
   * Lets the messages of a topic that failed for good be sent again soon: for what has to be done
   * however long it takes.
   *
   * @return how many there were
   */
  int retryFailed(String topic);

  /**
   * Puts {@link io.insula.api.privacy.Person#FORMER_MEMBER} in the place of a person, in the
   * messages that wait and in those that failed. A message that is being delivered may still name
   * the person.
   *
   * @param ownTopics begins the names of the topics whose messages stay as they are
   */
  void forget(Person person, String ownTopics);
}
