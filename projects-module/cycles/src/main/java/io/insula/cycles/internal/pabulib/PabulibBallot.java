package io.insula.cycles.internal.pabulib;

import java.math.BigDecimal;
import java.util.List;

/**
 * One row of VOTES.
 *
 * @param line where it stands
 * @param voterId unique in the file
 * @param proposals the positions of the proposals that it names, the best first where it is
 *     ordinal. A position stands there twice only where {@link PabulibSummary#repeatingBallots}
 *     says so
 * @param points as many as proposals, or none where the type of ballots has none
 * @param voter the cells of all other columns, empty ones included
 */
public record PabulibBallot(
    int line,
    String voterId,
    List<Integer> proposals,
    List<BigDecimal> points,
    List<String> voter) {}
