package io.insula.cycles.internal.cycle;

import io.insula.cycles.internal.count.ElectionProposal;
import io.insula.cycles.internal.pabulib.PabulibProposal;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A proposal of a cycle.
 *
 * @param projectId the linked project; null if there is none
 * @param externalId the id in the imported file; null if the proposal was not imported
 * @param isWithdrawn whether the proposal was withdrawn on this server
 * @param location the location that was stated on this server; {@code row} has the imported
 *     location
 * @param row the proposal as a row of a file; without an import, its external id is {@code id}
 */
public record StoredProposal(
    long id,
    @Nullable Long projectId,
    @Nullable String externalId,
    boolean isWithdrawn,
    Location location,
    PabulibProposal row) {
  /**
   * Returns the cost that a count and an exported file use. For a withdrawn proposal, it is {@link
   * ElectionProposal#WITHDRAWN_COST}.
   */
  public BigDecimal countedCost() {
    return isWithdrawn ? ElectionProposal.WITHDRAWN_COST : row.cost();
  }

  /**
   * Whether the proposal was withdrawn, on this server or in the imported file. Nobody can vote for
   * it.
   */
  public boolean isBarred() {
    return countedCost().compareTo(ElectionProposal.WITHDRAWN_COST) == 0;
  }

  /** Returns the row that an exported file has for this proposal. */
  public PabulibProposal exported() {
    return isWithdrawn ? row.withCost(ElectionProposal.WITHDRAWN_COST) : row;
  }
}
