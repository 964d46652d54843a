package io.insula.cycles.internal.snapshot;

import io.insula.cycles.SnapshotHead;
import io.insula.cycles.SnapshotPart;
import io.insula.cycles.internal.proposals.ProposalListReader;
import io.insula.cycles.internal.results.CountService;
import io.insula.cycles.internal.results.CycleResults;
import io.micronaut.transaction.TransactionDefinition.Isolation;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the snapshot of a cycle at one moment. */
@Singleton
class CycleSnapshotReader {
  private final CycleListQuery list;
  private final ProposalListReader proposals;
  private final CountService countService;
  private final Clock clock;

  CycleSnapshotReader(
      CycleListQuery list, ProposalListReader proposals, CountService countService, Clock clock) {
    this.list = list;
    this.proposals = proposals;
    this.countService = countService;
    this.clock = clock;
  }

  /**
   * Returns all parts of a cycle's snapshot in their order. All parts fit into memory, because
   * their number does not depend on the ballots.
   *
   * @throws io.insula.cycles.CycleNotFoundException if no cycle has this id
   */
  @Transactional(isolation = Isolation.REPEATABLE_READ, readOnly = true)
  List<SnapshotPart> of(long cycleId) {
    var takenAt = clock.instant();
    var found = list.get(cycleId);
    Optional<CycleResults> counted =
        found.cycle().phase().isVoteOver() ? countService.find(cycleId) : Optional.empty();
    var parts = new ArrayList<SnapshotPart>();
    parts.add(
        new SnapshotHead(
            found.cycle(),
            takenAt,
            found.turnout(),
            counted.map(ResultSnapshotConverter::outcome).orElse(null),
            counted.map(CycleResults::statistics).orElse(null)));
    parts.addAll(ProposalSnapshotConverter.of(proposals.all(cycleId), counted));
    counted.ifPresent(result -> parts.addAll(ResultSnapshotConverter.ties(result)));
    counted.ifPresent(result -> parts.addAll(ResultSnapshotConverter.steps(result)));
    return parts;
  }
}
