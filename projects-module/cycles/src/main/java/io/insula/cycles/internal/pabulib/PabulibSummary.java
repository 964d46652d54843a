package io.insula.cycles.internal.pabulib;

import java.util.List;

/**
 * What is known of a file when it was read to its end.
 *
 * @param repeatingBallots how many ballots name a proposal more than once. A file is refused for
 *     them unless its own numbers of votes count them so
 * @param warnings what is odd about it
 */
public record PabulibSummary(
    int proposals, long ballots, long repeatingBallots, List<String> warnings) {
  public PabulibSummary {
    warnings = List.copyOf(warnings);
  }
}
