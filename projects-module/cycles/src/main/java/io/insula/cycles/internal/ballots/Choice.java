package io.insula.cycles.internal.ballots;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A ballot that keeps the rules of its cycle.
 *
 * @param proposals in the order of their ids, or the best first where ballots are ordinal
 * @param points as many as proposals; null where ballots have none
 */
record Choice(List<OpenCycle.Candidate> proposals, @Nullable List<BigDecimal> points) {
  private static final Collector<CharSequence, ?, String> ARRAY = Collectors.joining(",", "{", "}");

  List<Long> ids() {
    return proposals.stream().map(OpenCycle.Candidate::id).toList();
  }

  /** The positions of the proposals, as an array of PostgreSQL. */
  String positions() {
    return proposals.stream().map(each -> String.valueOf(each.position())).collect(ARRAY);
  }

  /** The points, as an array of PostgreSQL. */
  @Nullable String pointsArray() {
    return points == null ? null : points.stream().map(BigDecimal::toPlainString).collect(ARRAY);
  }
}
