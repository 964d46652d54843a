package io.insula.projects.internal.proposals;

import io.insula.kernel.outbox.OutboxReceiver;
import io.insula.threads.Threads;
import jakarta.inject.Singleton;

/** Delivers the problems and solutions of a new project to the threads app. */
@Singleton
final class AddThreadsReceiver implements OutboxReceiver<AddThreadsMessage> {
  static final String TOPIC = "projects.add-threads";

  private final Threads threads;

  AddThreadsReceiver(Threads threads) {
    this.threads = threads;
  }

  @Override
  public String topic() {
    return TOPIC;
  }

  @Override
  public Class<AddThreadsMessage> payloadType() {
    return AddThreadsMessage.class;
  }

  @Override
  public void receive(String deliveryKey, AddThreadsMessage message) {
    threads.add(deliveryKey, message.threads());
  }
}
