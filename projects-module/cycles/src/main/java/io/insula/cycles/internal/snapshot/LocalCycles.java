package io.insula.cycles.internal.snapshot;

import io.insula.api.Page;
import io.insula.api.PageRequest;
import io.insula.cycles.Cycle;
import io.insula.cycles.CycleFilter;
import io.insula.cycles.CycleNotFoundException;
import io.insula.cycles.Cycles;
import io.insula.cycles.SnapshotPart;
import jakarta.inject.Singleton;
import java.util.stream.Stream;

/** {@link Cycles} on this process's database. */
@Singleton
final class LocalCycles implements Cycles {
  private final CycleList list;
  private final CycleSnapshots snapshots;

  LocalCycles(CycleList list, CycleSnapshots snapshots) {
    this.list = list;
    this.snapshots = snapshots;
  }

  @Override
  public Page<Cycle> list(CycleFilter filter, PageRequest page) {
    return Page.of(list.list(filter, page), page, Cycle::id);
  }

  @Override
  public Cycle get(long cycleId) {
    return list.find(cycleId).orElseThrow(() -> new CycleNotFoundException(cycleId));
  }

  @Override
  public Stream<SnapshotPart> snapshot(long cycleId) {
    return snapshots.of(cycleId).stream();
  }
}
