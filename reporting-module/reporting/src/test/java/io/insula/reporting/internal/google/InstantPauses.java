package io.insula.reporting.internal.google;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Does not wait, and records the requested waits. */
@Singleton
@Replaces(BeatingPauses.class)
@Requires(property = "insula.test.google.instant-pauses", value = "true")
final class InstantPauses implements Pauses {
  private final List<Duration> kept = new CopyOnWriteArrayList<>();

  @Override
  public void pause(Duration length, Runnable beat) {
    kept.add(length);
    beat.run();
  }

  void reset() {
    kept.clear();
  }

  List<Duration> kept() {
    return List.copyOf(kept);
  }
}
