package io.insula.cycles.internal.pabulib;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of the section PROJECTS: a proposal that people can vote for.
 *
 * @param position the position in the file, from 0
 * @param externalId unique in the file
 * @param name the name in the file, or the id if there is none
 * @param cost 0 or more
 * @param statedVotes the number of votes in the file; null if not stated
 * @param statedScore the score in the file; null if not stated
 * @param officialSelected the result in the file: 0 lost, 1 won by the rule, 2 won by a special
 *     rule, 3 won from a reserve; null if the file has no result
 * @param others the cells of all other columns, empty ones included
 */
public record PabulibProposal(
    int position,
    String externalId,
    String name,
    BigDecimal cost,
    @Nullable BigDecimal statedVotes,
    @Nullable BigDecimal statedScore,
    @Nullable Integer officialSelected,
    List<String> categories,
    List<String> beneficiaries,
    List<String> others) {
  public PabulibProposal {
    categories = List.copyOf(categories);
    beneficiaries = List.copyOf(beneficiaries);
    others = List.copyOf(others);
  }

  /** Returns this proposal with another cost. */
  public PabulibProposal withCost(BigDecimal other) {
    return new PabulibProposal(
        position,
        externalId,
        name,
        other,
        statedVotes,
        statedScore,
        officialSelected,
        categories,
        beneficiaries,
        others);
  }

  /** Returns this proposal with its result. */
  public PabulibProposal withOutcome(BigDecimal votes, BigDecimal score, boolean selected) {
    return new PabulibProposal(
        position,
        externalId,
        name,
        cost,
        votes,
        score,
        selected ? 1 : 0,
        categories,
        beneficiaries,
        others);
  }

  /** Returns this proposal with these cells in {@code others}. */
  public PabulibProposal withOthers(List<String> cells) {
    return new PabulibProposal(
        position,
        externalId,
        name,
        cost,
        statedVotes,
        statedScore,
        officialSelected,
        categories,
        beneficiaries,
        cells);
  }
}
