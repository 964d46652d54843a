package io.insula.reporting.internal.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.cycles.Cycle;
import io.insula.cycles.CyclePhase;
import io.insula.cycles.SnapshotHead;
import io.insula.cycles.SnapshotPart;
import io.insula.reporting.internal.sheets.SampleSnapshots;
import io.insula.reporting.internal.source.CycleSource;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The source of one cycle, which has the settings and the snapshot that a test requests. */
final class SampleSnapshotSource implements CycleSource {
  private final long cycle;
  private final CyclePhase phase;
  private final Supplier<Stream<SnapshotPart>> snapshot;

  SampleSnapshotSource(long cycle, CyclePhase phase, Supplier<Stream<SnapshotPart>> snapshot) {
    this.cycle = cycle;
    this.phase = phase;
    this.snapshot = snapshot;
  }

  @Override
  public List<Cycle> active(@Nullable String admin) {
    throw new UnsupportedOperationException("A report is on one cycle");
  }

  @Override
  public List<Cycle> all() {
    throw new UnsupportedOperationException("No report needs it");
  }

  @Override
  public Set<Long> managedBy(String admin) {
    throw new UnsupportedOperationException("A report is on one cycle");
  }

  @Override
  public Cycle get(long cycleId) {
    var head = (SnapshotHead) SampleSnapshots.counted(1).findFirst().orElseThrow();
    assertThat(cycleId).isEqualTo(head.cycle().id());
    return SampleStoredReports.cycle(cycleId, "Parks", "r3", phase);
  }

  @Override
  public Stream<SnapshotPart> snapshot(long cycleId) {
    assertThat(cycleId).isEqualTo(cycle);
    return snapshot.get();
  }
}
