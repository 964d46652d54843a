package io.insula.cycles.internal.snapshot;

import io.insula.cycles.Cycle;
import io.insula.cycles.Cycles;
import io.insula.cycles.SnapshotHead;
import io.insula.cycles.SnapshotPart;
import java.time.Instant;
import java.util.List;

/**
 * The content of a snapshot, as a test compares it.
 *
 * @param parts the parts without the revision and the time
 */
record ComparableSnapshot(String revision, List<SnapshotPart> parts) {
  static ComparableSnapshot of(Cycles cycles, long cycleId) {
    try (var parts = cycles.snapshot(cycleId)) {
      var all = parts.toList();
      var head = (SnapshotHead) all.getFirst();
      return new ComparableSnapshot(
          head.cycle().revision(), all.stream().map(ComparableSnapshot::withoutRevision).toList());
    }
  }

  private static SnapshotPart withoutRevision(SnapshotPart part) {
    return part instanceof SnapshotHead head
        ? new SnapshotHead(
            withoutRevision(head.cycle()),
            Instant.EPOCH,
            head.turnout(),
            head.outcome(),
            head.statistics())
        : part;
  }

  private static Cycle withoutRevision(Cycle cycle) {
    return new Cycle(
        cycle.id(),
        cycle.name(),
        cycle.currency(),
        cycle.unit(),
        cycle.subunit(),
        cycle.budget(),
        cycle.ballotType(),
        cycle.phase(),
        cycle.isPublic(),
        cycle.createdAt(),
        cycle.closedAt(),
        cycle.ballots(),
        "",
        cycle.admins());
  }
}
