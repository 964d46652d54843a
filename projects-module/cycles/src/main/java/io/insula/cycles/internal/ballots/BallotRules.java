package io.insula.cycles.internal.ballots;

import io.insula.cycles.CyclePhase;
import io.insula.cycles.internal.count.BallotType;
import io.insula.cycles.internal.cycle.BallotSettings;
import io.insula.cycles.internal.cycle.Electorate;
import io.insula.cycles.internal.cycle.StoredCycle;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The properties of a cycle by which its ballots are checked.
 *
 * @param version the version of the cycle when it was read
 * @param hasVotingOpened whether voting has ever opened, even if the cycle is now in an earlier
 *     phase
 * @param electorate who may vote; null for imported votes
 * @param byPosition the proposals; ballots store indexes into this list
 * @param byId the same proposals by id
 */
record BallotRules(
    long id,
    CyclePhase phase,
    long version,
    boolean hasVotingOpened,
    @Nullable Electorate electorate,
    BallotSettings ballot,
    BallotType type,
    List<Candidate> byPosition,
    Map<Long, Candidate> byId) {
  /** A proposal of the cycle. A withdrawn proposal is barred: a ballot must not name it. */
  record Candidate(long id, int position, BigDecimal cost, boolean isBarred) {}

  static BallotRules of(StoredCycle cycle) {
    var candidates =
        cycle.proposals().stream()
            .map(
                each ->
                    new Candidate(
                        each.id(), each.row().position(), each.row().cost(), each.isBarred()))
            .toList();
    return new BallotRules(
        cycle.id(),
        cycle.phase(),
        cycle.version(),
        cycle.hasVotingOpened(),
        cycle.settings().electorate(),
        cycle.settings().ballot(),
        cycle.settings().ballot().ballotType(),
        candidates,
        candidates.stream().collect(Collectors.toMap(Candidate::id, Function.identity())));
  }

  boolean isVoting() {
    return phase == CyclePhase.VOTING;
  }
}
