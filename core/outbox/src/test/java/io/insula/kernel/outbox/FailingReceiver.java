package io.insula.kernel.outbox;

import io.insula.api.UnavailableException;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A receiver that a test can make fail, slow or unavailable. */
@Singleton
@Requires(property = "insula.test.letterbox")
final class FailingReceiver implements OutboxReceiver<TestPayload> {
  static final String TOPIC = "test.letters";

  final List<String> texts = new CopyOnWriteArrayList<>();
  final List<String> keys = new CopyOnWriteArrayList<>();
  private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private volatile Duration delay = Duration.ZERO;
  private volatile CountDownLatch delayEnded = new CountDownLatch(1);
  private volatile boolean unavailable;

  /** Lets the next calls fail with these errors, which are unchecked. */
  void fail(Throwable... errors) {
    failures.addAll(List.of(errors));
  }

  void reset() {
    texts.clear();
    keys.clear();
    failures.clear();
    slowDown(Duration.ZERO);
    beUnavailable(false);
  }

  void beUnavailable(boolean isUnavailable) {
    unavailable = isUnavailable;
  }

  /** Delays the next calls, and ends the delay of the running ones. */
  void slowDown(Duration byHowMuch) {
    delay = byHowMuch;
    var before = delayEnded;
    delayEnded = new CountDownLatch(1);
    before.countDown();
  }

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
    keys.add(deliveryKey);
    takeTime();
    if (unavailable) {
      throw new UnavailableException("Nobody is here.", Duration.ofSeconds(1), null);
    }
    switch (failures.poll()) {
      case null -> texts.add(payload.text());
      case Error error -> throw error;
      case RuntimeException exception -> throw exception;
      case Throwable checked -> throw new IllegalArgumentException(checked);
    }
  }

  private void takeTime() {
    try {
      delayEnded.await(delay.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
