package io.insula.kernel.outbox;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** A receiver that takes everything. */
@Singleton
@Requires(property = "insula.test.letterbox")
final class Postcards implements OutboxReceiver<Letter> {
  static final String TOPIC = "test.postcards";

  @Override
  public String topic() {
    return TOPIC;
  }

  @Override
  public Class<Letter> payloadType() {
    return Letter.class;
  }

  @Override
  public void receive(String deliveryKey, Letter payload) {
    // It has them.
  }
}
