package io.insula.cycles.internal.pabulib;

import io.insula.cycles.internal.count.BallotType;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The limits for ballots in the section META of a file, for instance {@code max_length}. A ballot
 * outside a limit is counted unchanged, with a warning.
 *
 * @param costs the costs of all proposals, by position
 */
record BallotBounds(
    BallotType type,
    List<BigDecimal> costs,
    Range length,
    Range sumOfCosts,
    Range points,
    Range sumOfPoints,
    Warnings warnings) {
  /** A range; each of its two bounds can be missing. */
  record Range(@Nullable BigDecimal min, @Nullable BigDecimal max) {
    boolean isOpen() {
      return min == null && max == null;
    }

    @Nullable String complaint(BigDecimal value, String leastKey, String mostKey) {
      if (min != null && value.compareTo(min) < 0) {
        return leastKey + " is " + min.toPlainString() + ", but some ballots are below this limit";
      }
      return max != null && value.compareTo(max) > 0
          ? mostKey + " is " + max.toPlainString() + ", but some ballots are above this limit"
          : null;
    }
  }

  static BallotBounds of(PabulibHead head, Meta meta, List<BigDecimal> costs, Warnings warnings) {
    return new BallotBounds(
        head.ballotType(),
        costs,
        range(meta, MetaKeys.MIN_LENGTH, MetaKeys.MAX_LENGTH),
        range(meta, MetaKeys.MIN_SUM_COST, MetaKeys.MAX_SUM_COST),
        range(meta, MetaKeys.MIN_POINTS, MetaKeys.MAX_POINTS),
        range(meta, MetaKeys.MIN_SUM_POINTS, MetaKeys.MAX_SUM_POINTS),
        warnings);
  }

  private static Range range(Meta meta, String minKey, String maxKey) {
    return new Range(meta.bound(minKey), meta.bound(maxKey));
  }

  void check(PabulibBallot ballot) {
    var size = ballot.proposals().size();
    if (type == BallotType.CHOOSE_ONE && size != 1) {
      warnings.count(
          "The type is choose-1, but some ballots do not name exactly one project", ballot.line());
    }
    report(
        length.isOpen()
            ? null
            : length.complaint(BigDecimal.valueOf(size), MetaKeys.MIN_LENGTH, MetaKeys.MAX_LENGTH),
        ballot.line());
    if (!sumOfCosts.isOpen()) {
      report(
          sumOfCosts.complaint(
              ballot.proposals().stream().map(costs::get).reduce(BigDecimal.ZERO, BigDecimal::add),
              MetaKeys.MIN_SUM_COST,
              MetaKeys.MAX_SUM_COST),
          ballot.line());
    }
    if (type.hasPoints()) {
      checkPoints(ballot);
    }
  }

  private void checkPoints(PabulibBallot ballot) {
    if (!points.isOpen()) {
      ballot.points().stream()
          .map(each -> points.complaint(each, MetaKeys.MIN_POINTS, MetaKeys.MAX_POINTS))
          .filter(complaint -> complaint != null)
          .findFirst()
          .ifPresent(complaint -> report(complaint, ballot.line()));
    }
    if (!sumOfPoints.isOpen()) {
      report(
          sumOfPoints.complaint(
              ballot.points().stream().reduce(BigDecimal.ZERO, BigDecimal::add),
              MetaKeys.MIN_SUM_POINTS,
              MetaKeys.MAX_SUM_POINTS),
          ballot.line());
    }
  }

  private void report(@Nullable String complaint, int line) {
    if (complaint != null) {
      warnings.count(complaint, line);
    }
  }
}
