package io.insula.reporting.internal.files;

import io.insula.cycles.Cycle;
import io.insula.cycles.CycleNotFoundException;
import io.insula.cycles.SnapshotPart;
import io.insula.reporting.internal.source.CycleSource;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A source of cycles for the tests of downloads. */
@Singleton
@Primary
@Requires(property = "insula.test.report-files", value = "true")
final class TestCycleSource implements CycleSource {
  private final Map<Long, Cycle> cycles = new ConcurrentHashMap<>();
  private volatile @Nullable RuntimeException failure;

  void add(Cycle cycle) {
    cycles.put(cycle.id(), cycle);
  }

  @Override
  public List<Cycle> active(@Nullable String admin) {
    return List.copyOf(cycles.values());
  }

  @Override
  public List<Cycle> all() {
    return List.copyOf(cycles.values());
  }

  @Override
  public Set<Long> managedBy(String admin) {
    throw new UnsupportedOperationException("No download needs it");
  }

  /** Makes each request fail; with null no request fails. */
  void fail(@Nullable RuntimeException error) {
    failure = error;
  }

  @Override
  public Cycle get(long cycleId) {
    if (failure != null) {
      throw failure;
    }
    return Optional.ofNullable(cycles.get(cycleId))
        .orElseThrow(() -> new CycleNotFoundException(cycleId));
  }

  @Override
  public Stream<SnapshotPart> snapshot(long cycleId) {
    throw new UnsupportedOperationException("No download reads a cycle");
  }
}
