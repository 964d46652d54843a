package io.insula.kernel.outbox;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** A receiver that accepts everything. */
@Singleton
@Requires(property = "insula.test.letterbox")
final class AcceptingReceiver implements OutboxReceiver<TestPayload> {
  static final String TOPIC = "test.postcards";

  @Override
  public String topic() {
    return TOPIC;
  }

  @Override
  public Class<TestPayload> payloadType() {
    return TestPayload.class;
  }

  @Override
  public void receive(String deliveryKey, TestPayload payload) {
    // Accepts all messages.
  }
}
