package io.insula.reporting.internal.sheets;

import io.insula.cycles.CycleOutcome;
import io.insula.cycles.CycleStatistics;
import io.insula.cycles.SnapshotHead;
import io.insula.cycles.SnapshotPart;
import io.insula.cycles.SnapshotProposal;
import io.insula.cycles.SnapshotStep;
import io.insula.cycles.SnapshotTie;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot in memory. While the vote is not over or not counted, the snapshot has no outcome,
 * statistics, counts, ties or steps, even if its source sent some of them.
 *
 * @param names the names of the proposals by their ids
 */
record SnapshotData(
    SnapshotHead head,
    List<SnapshotProposal> proposals,
    List<SnapshotTie> ties,
    List<SnapshotStep> steps,
    Map<Long, String> names) {
  private static final int PARTS_PER_HEARTBEAT = 1_000;

  /**
   * @param heartbeat sends a heartbeat; called repeatedly while parts arrive
   */
  static SnapshotData read(Stream<SnapshotPart> parts, Runnable heartbeat) {
    var proposals = new ArrayList<SnapshotProposal>();
    var ties = new ArrayList<SnapshotTie>();
    var steps = new ArrayList<SnapshotStep>();
    var names = new HashMap<Long, String>();
    SnapshotHead head = null;
    var read = 0;
    for (var part : (Iterable<SnapshotPart>) parts::iterator) {
      if (read % PARTS_PER_HEARTBEAT == 0) {
        heartbeat.run();
      }
      read++;
      switch (part) {
        case SnapshotHead first -> head = first;
        case SnapshotProposal proposal -> {
          proposals.add(proposal);
          names.put(proposal.id(), proposal.name());
        }
        case SnapshotTie tie -> ties.add(tie);
        case SnapshotStep step -> steps.add(step);
      }
    }
    var data =
        new SnapshotData(
            Objects.requireNonNull(head, "a snapshot begins with its head"),
            proposals,
            ties,
            steps,
            names);
    return data.isCounted() ? data : data.withoutCount();
  }

  private boolean isCounted() {
    return head.cycle().phase().isVoteOver() && head.outcome() != null;
  }

  private SnapshotData withoutCount() {
    return new SnapshotData(
        new SnapshotHead(head.cycle(), head.takenAt(), head.turnout(), null, null),
        proposals.stream().map(SnapshotData::withoutCount).toList(),
        List.of(),
        List.of(),
        names);
  }

  private static SnapshotProposal withoutCount(SnapshotProposal it) {
    if (it.count() == null) {
      return it;
    }
    return new SnapshotProposal(
        it.id(),
        it.projectId(),
        it.externalId(),
        it.name(),
        it.cost(),
        it.categories(),
        it.beneficiaries(),
        it.place(),
        it.latitude(),
        it.longitude(),
        it.withdrawal(),
        it.implementation(),
        it.officialSelected(),
        null);
  }

  @Nullable String currency() {
    return head.cycle().currency();
  }

  @Nullable CycleOutcome outcome() {
    return head.outcome();
  }

  @Nullable CycleStatistics statistics() {
    return head.statistics();
  }

  /**
   * Returns the name of a proposal; the id as a text if the snapshot does not contain the proposal.
   */
  String nameOf(long proposalId) {
    return names.getOrDefault(proposalId, Long.toString(proposalId));
  }
}
