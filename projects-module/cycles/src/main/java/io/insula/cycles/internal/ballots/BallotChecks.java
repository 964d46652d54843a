package io.insula.cycles.internal.ballots;

import io.insula.api.InputChecks;
import io.insula.cycles.internal.ballots.BallotRequest.Vote;
import io.insula.cycles.internal.ballots.BallotRules.Candidate;
import io.insula.cycles.internal.count.BallotType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Checks one ballot against the rules of its cycle. */
final class BallotChecks {
  /**
   * The exclusive limit of the points for one proposal. With this limit, the sum over all ballots
   * fits into an export file.
   */
  private static final BigDecimal POINTS_BELOW = BigDecimal.valueOf(1_000_000);

  private static final int DECIMALS = 6;

  private final BallotRules cycle;
  private final List<@Nullable Vote> votes;
  private final InputChecks checks = new InputChecks();
  private final Set<Long> seen = new HashSet<>();
  private final Set<Integer> ranks = new HashSet<>();
  private final List<Entry> entries = new ArrayList<>();

  private BallotChecks(BallotRules cycle, List<@Nullable Vote> votes) {
    this.cycle = cycle;
    this.votes = votes;
  }

  private record Entry(Candidate candidate, BigDecimal points, int rank) {}

  /**
   * Returns the choice of the ballot. Checks the number of votes, then each vote, then the sums.
   *
   * @throws io.insula.api.InvalidInputException with all errors of the first check that fails
   */
  static BallotContent check(BallotRules cycle, List<@Nullable Vote> votes) {
    return new BallotChecks(cycle, votes).check();
  }

  private BallotContent check() {
    checkLength();
    checks.done();
    for (var i = 0; i < votes.size(); i++) {
      checkVote("votes[" + i + "]", votes.get(i));
    }
    checks.done();
    checkSums();
    checks.done();
    return choice();
  }

  private void checkLength() {
    var named = votes.size();
    var min = cycle.ballot().minLength();
    var max = cycle.ballot().maxProposals();
    checks
        .that(
            min == null || named >= min,
            "votes",
            "breaks min_length: this ballot names "
                + named
                + " proposals but must name at least "
                + min)
        .that(
            max == null || named <= max,
            "votes",
            "breaks "
                + (cycle.type() == BallotType.CHOOSE_ONE ? "choose-1" : "max_length")
                + ": this ballot names "
                + named
                + " proposals but may name at most "
                + max
                + beyond(max, named));
  }

  /**
   * Returns the part of the error text that names the first proposal beyond the limit.
   *
   * @return empty if the ballot is not too long, or if this proposal has no id
   */
  private String beyond(@Nullable Integer max, int named) {
    var first = max == null || named <= max ? null : votes.get(max);
    var id = first == null ? null : first.proposalId();
    return id == null ? "" : "; the first proposal beyond this limit is " + id;
  }

  private void checkVote(String field, @Nullable Vote vote) {
    var id = vote == null ? null : vote.proposalId();
    checks.required(field + ".proposal_id", id);
    if (vote == null || id == null) {
      return;
    }
    var candidate = cycle.byId().get(id);
    checks
        .that(
            candidate != null,
            field + ".proposal_id",
            "is an unknown proposal: this cycle has no proposal " + id)
        .that(
            candidate == null || !candidate.isBarred(),
            field + ".proposal_id",
            "names a withdrawn proposal: " + id)
        .that(
            seen.add(id),
            field + ".proposal_id",
            "breaks unique: the ballot names proposal " + id + " more than once");
    checkPoints(field + ".points", id, vote.points());
    checkRank(field + ".rank", id, vote.rank());
    if (candidate != null) {
      entries.add(
          new Entry(
              candidate,
              Objects.requireNonNullElse(vote.points(), BigDecimal.ZERO),
              Objects.requireNonNullElse(vote.rank(), 0)));
    }
  }

  private void checkPoints(String field, long id, @Nullable BigDecimal points) {
    var of = " of proposal " + id;
    if (!cycle.type().hasPoints()) {
      checks.that(points == null, field, noneIn("points", id));
      return;
    }
    checks.that(
        points != null,
        field,
        "breaks type: points are required on "
            + cycle.type().label()
            + " ballots; missing the points"
            + of);
    if (points == null) {
      return;
    }
    var max = cycle.ballot().maxPoints();
    checks
        .that(
            points.signum() > 0
                && points.compareTo(POINTS_BELOW) < 0
                && points.stripTrailingZeros().scale() <= DECIMALS,
            field,
            "breaks points: must be above 0 and below 1000000, with at most six decimals; see the"
                + " points"
                + of)
        .that(
            max == null || points.compareTo(max) <= 0,
            field,
            "breaks max_points: the points" + of + " must be at most " + max);
  }

  private void checkRank(String field, long id, @Nullable Integer rank) {
    var of = " of proposal " + id;
    if (cycle.type() != BallotType.ORDINAL) {
      checks.that(rank == null, field, noneIn("rank", id));
      return;
    }
    checks.that(rank != null, field, "breaks rank: missing the rank" + of);
    if (rank != null) {
      checks
          .that(
              rank >= 1 && rank <= votes.size(),
              field,
              "breaks rank: must be from 1 to "
                  + votes.size()
                  + ", each rank once; see the rank"
                  + of)
          .that(
              ranks.add(rank),
              field,
              "breaks rank: " + rank + " is already used; see the rank" + of);
    }
  }

  private String noneIn(String what, long id) {
    return "breaks type: "
        + cycle.type().label()
        + " ballots have no "
        + what
        + "; leave "
        + what
        + " out for proposal "
        + id;
  }

  private void checkSums() {
    checkSum("max_sum_cost", cycle.ballot().maxSumCost(), entry -> entry.candidate().cost());
    checkSum("max_sum_points", cycle.ballot().maxSumPoints(), Entry::points);
  }

  private void checkSum(String rule, @Nullable BigDecimal max, Function<Entry, BigDecimal> amount) {
    var sum = BigDecimal.ZERO;
    for (var entry : entries) {
      sum = sum.add(amount.apply(entry));
      if (max != null && sum.compareTo(max) > 0) {
        checks.that(
            false,
            "votes",
            "breaks "
                + rule
                + ": the limit is "
                + max.toPlainString()
                + ", and the sum up to proposal "
                + entry.candidate().id()
                + " exceeds this limit");
        return;
      }
    }
  }

  private BallotContent choice() {
    var order =
        cycle.type() == BallotType.ORDINAL
            ? Comparator.comparing(Entry::rank)
            : Comparator.comparing((Entry entry) -> entry.candidate().id());
    var sorted = entries.stream().sorted(order).toList();
    return new BallotContent(
        sorted.stream().map(Entry::candidate).toList(),
        cycle.type().hasPoints() ? sorted.stream().map(Entry::points).toList() : null);
  }
}
