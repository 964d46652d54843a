package io.insula.cycles.internal.cycle;

import io.insula.cycles.internal.count.Ballots;
import io.insula.cycles.internal.count.CountedProposal;
import io.insula.cycles.internal.count.Election;
import io.insula.cycles.internal.pabulib.PabulibHead;
import java.util.List;

/**
 * A cycle with all that does not grow with its ballots.
 *
 * @param phase planning, refinement, voting, implementation or closed
 * @param head its rule has exclusive groups by the ids of proposals here; it has no others, and no
 *     lot
 * @param lot the positions of all proposals in the order that was drawn; empty if none was
 * @param proposals by their positions
 */
public record StoredCycle(
    long id,
    String phase,
    PabulibHead head,
    List<Integer> lot,
    List<String> proposalColumns,
    List<String> attributeColumns,
    List<String> warnings,
    List<StoredProposal> proposals) {
  public static final String CLOSED = "closed";

  /**
   * @throws CycleNotClosedException unless it is closed
   */
  public void requireClosed() {
    if (!phase.equals(CLOSED)) {
      throw new CycleNotClosedException(id);
    }
  }

  /** What a count needs to know. */
  public Election election(Ballots ballots) {
    return new Election(
        head.ballotType(),
        head.maxLength(),
        head.budget(),
        proposals.stream().map(each -> new CountedProposal(each.id(), each.row().cost())).toList(),
        ballots,
        lot);
  }
}
