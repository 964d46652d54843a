package io.insula.cycles.internal.snapshot;

import io.insula.cycles.CycleNotFoundException;
import io.insula.cycles.SnapshotHead;
import io.insula.cycles.SnapshotPart;
import io.insula.cycles.internal.cycle.CycleTable;
import io.insula.cycles.internal.results.CycleResults;
import io.insula.cycles.internal.results.ResultTable;
import io.insula.cycles.internal.statistics.BallotCounting;
import io.micronaut.transaction.TransactionDefinition.Isolation;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a cycle as it is at one moment. */
@Singleton
class CycleSnapshots {
  private final CycleList list;
  private final CycleTable cycles;
  private final ResultTable results;
  private final BallotCounting ballots;
  private final Clock clock;

  CycleSnapshots(
      CycleList list, CycleTable cycles, ResultTable results, BallotCounting ballots, Clock clock) {
    this.list = list;
    this.cycles = cycles;
    this.results = results;
    this.ballots = ballots;
    this.clock = clock;
  }

  /**
   * All parts in their order. They grow with the proposals, and not with the ballots.
   *
   * @throws CycleNotFoundException if there is no such cycle
   */
  @Transactional(isolation = Isolation.REPEATABLE_READ, readOnly = true)
  List<SnapshotPart> of(long cycleId) {
    var takenAt = clock.instant();
    var cycle = list.find(cycleId).orElseThrow(() -> new CycleNotFoundException(cycleId));
    var stored = cycles.get(cycleId);
    Optional<CycleResults> counted =
        cycle.phase().isVoteOver() ? results.find(cycleId, true) : Optional.empty();
    var parts = new ArrayList<SnapshotPart>();
    parts.add(
        new SnapshotHead(
            cycle,
            takenAt,
            counted.map(OutcomeParts::outcome).orElse(null),
            counted.map(_ -> ballots.of(cycleId, stored.attributeColumns())).orElse(null)));
    parts.addAll(ProposalParts.of(stored, counted));
    counted.ifPresent(result -> parts.addAll(OutcomeParts.ties(result)));
    counted.ifPresent(result -> parts.addAll(OutcomeParts.steps(result)));
    return parts;
  }
}
