package io.insula.cycles.internal.pabulib;

import java.math.BigDecimal;
import java.util.List;

/**
 * One row of the section VOTES: the ballot of one voter.
 *
 * @param line the line of the ballot in the file
 * @param voterId unique in the file
 * @param proposals the positions of the named proposals, the best first on an ordinal ballot; can
 *     repeat, see {@link PabulibSummary#repeatingBallots}
 * @param points one value for each proposal; empty for a type without points
 * @param voter the cells of all other columns, empty ones included
 */
public record PabulibBallot(
    int line,
    String voterId,
    List<Integer> proposals,
    List<BigDecimal> points,
    List<String> voter) {
  /** Returns this ballot with other cells in the columns about the voter. */
  public PabulibBallot withVoter(List<String> cells) {
    return new PabulibBallot(line, voterId, proposals, points, cells);
  }
}
