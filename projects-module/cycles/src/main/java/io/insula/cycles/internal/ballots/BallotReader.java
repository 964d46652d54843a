package io.insula.cycles.internal.ballots;

import io.insula.cycles.internal.ballots.CastBallotReader.OwnBallot;
import io.insula.cycles.internal.count.BallotType;
import io.insula.cycles.internal.count.Utility;
import io.insula.cycles.internal.cycle.CycleConflictException;
import io.insula.cycles.internal.voters.BallotKey;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads a voter's own ballot. After a count by equal shares, also computes which winners the
 * voter's share of the budget paid for.
 */
@Singleton
class BallotReader {
  private final BallotRulesCache cycles;
  private final VoterCheck voters;
  private final BallotKey key;
  private final CastBallotReader ballots;
  private final WinnerPricesCache prices;

  BallotReader(
      BallotRulesCache cycles,
      VoterCheck voters,
      BallotKey key,
      CastBallotReader ballots,
      WinnerPricesCache prices) {
    this.cycles = cycles;
    this.voters = voters;
    this.key = key;
    this.ballots = ballots;
    this.prices = prices;
  }

  /**
   * Returns the ballot of a voter, in any phase after voting opened.
   *
   * @throws io.insula.cycles.CycleNotFoundException if no cycle has this id
   * @throws CycleConflictException if voting has never opened
   * @throws io.insula.api.UnavailableException if this server lacks the secret for the digests of
   *     the cycle's voters
   * @throws NotAVoterException if the caller may not vote in the cycle
   * @throws NoBallotException if the voter has no ballot
   */
  BallotView read(long cycleId, VoterClaim claim) {
    var cycle = cycles.read(cycleId);
    if (!cycle.hasVotingOpened() || cycle.electorate() == null) {
      throw new CycleConflictException(
          "Voting has never opened in this cycle, so it has no ballots.");
    }
    key.requireBound(cycleId);
    var ballot = ballots.require(cycle, voters.require(cycle, claim));
    return BallotView.of(cycle, ballot, share(cycle, ballot));
  }

  private @Nullable OwnShare share(BallotRules cycle, OwnBallot ballot) {
    if (!cycle.phase().isVoteOver()) {
      return null;
    }
    return prices
        .of(cycle.id())
        .map(found -> OwnShare.of(found, utilities(cycle, ballot.choice(), found.utility())))
        .orElse(null);
  }

  private static Map<Long, BigDecimal> utilities(
      BallotRules cycle, BallotContent choice, Utility utility) {
    var ids = choice.ids();
    var byPoints = utility == Utility.POINTS;
    var utilities = new HashMap<Long, BigDecimal>();
    for (var place = 0; place < ids.size(); place++) {
      utilities.put(ids.get(place), byPoints ? points(cycle, choice, place) : BigDecimal.ONE);
    }
    return utilities;
  }

  private static BigDecimal points(BallotRules cycle, BallotContent choice, int place) {
    var points = choice.points();
    if (points != null) {
      return points.get(place);
    }
    if (cycle.type() != BallotType.ORDINAL) {
      return BigDecimal.ONE;
    }
    int best = Objects.requireNonNullElse(cycle.ballot().maxLength(), choice.proposals().size());
    return BigDecimal.valueOf(Math.max(0, best - place));
  }
}
