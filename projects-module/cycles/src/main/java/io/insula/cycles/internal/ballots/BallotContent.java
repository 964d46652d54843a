package io.insula.cycles.internal.ballots;

import io.insula.api.Decimals;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The content of a ballot that follows the rules of its cycle. Points have no trailing zeros,
 * because a value such as {@code 1.500} could make a ballot recognisable.
 *
 * @param proposals sorted by id; the best first on ordinal ballots
 * @param points one value for each proposal; null for ballots without points
 */
record BallotContent(List<BallotRules.Candidate> proposals, @Nullable List<BigDecimal> points) {
  private static final Collector<CharSequence, ?, String> ARRAY = Collectors.joining(",", "{", "}");

  BallotContent {
    points = points == null ? null : points.stream().map(Decimals::plain).toList();
  }

  List<Long> ids() {
    return proposals.stream().map(BallotRules.Candidate::id).toList();
  }

  /** Returns the positions of the proposals as a PostgreSQL array. */
  String positions() {
    return proposals.stream().map(each -> String.valueOf(each.position())).collect(ARRAY);
  }

  /** Returns the points as a PostgreSQL array. */
  @Nullable String pointsArray() {
    return points == null ? null : points.stream().map(BigDecimal::toPlainString).collect(ARRAY);
  }
}
