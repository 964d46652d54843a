package io.insula.reporting.internal.google;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Replaces the waits before retries: returns immediately, and records the requested waits. */
@Singleton
@Replaces(HeartbeatSleeper.class)
@Requires(property = "insula.test.google.instant-pauses", value = "true")
final class InstantSleeper implements Sleeper {
  private static final Runnable NOTHING = () -> {};

  private final List<Duration> kept = new CopyOnWriteArrayList<>();
  private volatile Runnable meanwhile = NOTHING;

  /** Decides what happens during each pause; nothing by default. */
  void meanwhile(Runnable action) {
    meanwhile = action;
  }

  /** Returns the sum of all requested waits. */
  Duration total() {
    return kept.stream().reduce(Duration.ZERO, Duration::plus);
  }

  @Override
  public void pause(Duration length, Runnable heartbeat) {
    kept.add(length);
    meanwhile.run();
    heartbeat.run();
  }

  void reset() {
    kept.clear();
    meanwhile = NOTHING;
  }

  List<Duration> kept() {
    return List.copyOf(kept);
  }
}
