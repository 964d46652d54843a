package io.insula.reporting.internal.google;

import io.insula.cycles.Cycle;
import io.insula.cycles.Cycles;
import io.insula.cycles.SnapshotPart;
import io.insula.reporting.internal.source.CycleSource;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A source of cycles for the tests of publishing. It supplies single cycles and their admins; after
 * {@link #hide} it hides the admins.
 */
@Primary
@Singleton
@Requires(property = "insula.test.google.instant-pauses")
final class PublishingCycleSource implements CycleSource {
  private final Cycles cycles;
  private volatile boolean isHiding;

  PublishingCycleSource(Cycles cycles) {
    this.cycles = cycles;
  }

  void hide() {
    isHiding = true;
  }

  void reset() {
    isHiding = false;
  }

  @Override
  public Optional<List<String>> adminsOf(Cycle cycle, Runnable heartbeat) {
    return isHiding ? Optional.empty() : Optional.of(cycle.admins());
  }

  @Override
  public List<Cycle> all() {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Cycle> active(@Nullable String admin) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Set<Long> managedBy(String admin) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Cycle get(long cycleId) {
    return cycles.get(cycleId);
  }

  @Override
  public Stream<SnapshotPart> snapshot(long cycleId) {
    throw new UnsupportedOperationException();
  }
}
