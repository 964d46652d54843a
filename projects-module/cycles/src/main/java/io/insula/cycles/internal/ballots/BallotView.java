package io.insula.cycles.internal.ballots;

import io.insula.cycles.internal.ballots.CastBallotReader.OwnBallot;
import io.insula.cycles.internal.count.BallotType;
import io.micronaut.core.annotation.Introspected;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A voter's own ballot.
 *
 * @param votes sorted by the id of the proposal; the best first on an ordinal ballot
 * @param receipt the hash of the cycle's id, the votes in this order, and the nonce, in hex
 * @param nonce the random number of the receipt, in hex
 * @param version how many times the voter cast or withdrew a ballot
 * @param castAt the hour of the ballot
 * @param share the winners that the voter's share of the budget paid for; null unless equal shares
 *     found the winners
 */
@Introspected
record BallotView(
    List<VoteView> votes,
    String receipt,
    String nonce,
    int version,
    Instant castAt,
    @Nullable OwnShare share) {
  /**
   * The vote for one proposal.
   *
   * @param points null for ballots without points
   * @param rank the place on an ordinal ballot, from 1, which is the best; null on other ballots
   */
  @Introspected
  record VoteView(long proposalId, @Nullable BigDecimal points, @Nullable Integer rank) {}

  static BallotView of(BallotRules cycle, OwnBallot ballot, @Nullable OwnShare share) {
    return new BallotView(
        votes(cycle, ballot.choice()),
        ballot.receipt().text(),
        HexFormat.of().formatHex(ballot.receipt().nonce()),
        ballot.version(),
        ballot.castAt(),
        share);
  }

  private static List<VoteView> votes(BallotRules cycle, BallotContent choice) {
    var ids = choice.ids();
    var points = choice.points();
    var isRanked = cycle.type() == BallotType.ORDINAL;
    return IntStream.range(0, ids.size())
        .mapToObj(
            i ->
                new VoteView(
                    ids.get(i),
                    points == null ? null : points.get(i),
                    isRanked ? Integer.valueOf(i + 1) : null))
        .toList();
  }
}
