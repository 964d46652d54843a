package io.insula.kernel.outbox;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A receiver that fails when it is told to. */
@Singleton
@Requires(property = "insula.test.letterbox")
final class Letterbox implements OutboxReceiver<Letter> {
  static final String TOPIC = "test.letters";

  final List<String> texts = new CopyOnWriteArrayList<>();
  final List<String> keys = new CopyOnWriteArrayList<>();
  private final Deque<RuntimeException> failures = new ArrayDeque<>();

  synchronized void fail(RuntimeException... errors) {
    failures.addAll(List.of(errors));
  }

  @Override
  public String topic() {
    return TOPIC;
  }

  @Override
  public Class<Letter> payloadType() {
    return Letter.class;
  }

  @Override
  public synchronized void receive(String deliveryKey, Letter payload) {
    keys.add(deliveryKey);
    if (!failures.isEmpty()) {
      throw failures.poll();
    }
    texts.add(payload.text());
  }
}
