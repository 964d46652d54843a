package io.insula.cycles.internal.cycle;

import io.insula.cycles.internal.count.CountedProposal;
import io.insula.cycles.internal.pabulib.PabulibProposal;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A proposal of a cycle.
 *
 * @param projectId null where no project is linked
 * @param externalId the id in the file that it came from; null if it came from none
 * @param isWithdrawn whether somebody withdrew it here; it stays in the list and cannot win
 * @param location where it is, as far as somebody said so here
 * @param row where it came from no file, its id is the one here
 */
public record StoredProposal(
    long id,
    @Nullable Long projectId,
    @Nullable String externalId,
    boolean isWithdrawn,
    Location location,
    PabulibProposal row) {
  /** The cost that a count and a file know: that of one that cannot win is the format's mark. */
  public BigDecimal countedCost() {
    return isWithdrawn ? CountedProposal.WITHDRAWN_COST : row.cost();
  }

  /** Whether nobody may vote for it: it was withdrawn, here or in the file that it came from. */
  public boolean isBarred() {
    return countedCost().compareTo(CountedProposal.WITHDRAWN_COST) == 0;
  }

  /** What a file says of it. */
  public PabulibProposal exported() {
    return isWithdrawn ? row.withCost(CountedProposal.WITHDRAWN_COST) : row;
  }
}
