package io.insula.cycles;

import io.insula.api.Actor;
import io.insula.api.Page;
import io.insula.api.PageRequest;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lists budgeting cycles, reads snapshots and adds proposals. No method reveals the ballot of a
 * voter.
 *
 * <p>Every method throws {@link io.insula.api.UnavailableException} while the app is unreachable,
 * and {@link io.insula.api.InvalidInputException} for a value that is out of bounds.
 */
public interface Cycles {
  /** Returns the matching cycles, newest first. */
  Page<Cycle> list(CycleFilter filter, PageRequest page);

  /**
   * Returns one cycle.
   *
   * @throws CycleNotFoundException if no cycle has this id
   */
  Cycle get(long cycleId);

  /**
   * Returns a consistent snapshot of a cycle. Votes and scores appear only after the vote is over
   * and counted. The parts have this order:
   *
   * <ul>
   *   <li>one {@link SnapshotHead}
   *   <li>each {@link SnapshotProposal}, in the order of the ballot
   *   <li>each {@link SnapshotTie}
   *   <li>each {@link SnapshotStep} of the trace
   * </ul>
   *
   * @return a stream that the caller closes; reading from a remote app can throw {@link
   *     io.insula.api.UnavailableException}
   * @throws CycleNotFoundException if no cycle has this id
   */
  Stream<SnapshotPart> snapshot(long cycleId);

  /**
   * Checks that a user may enter a project into a cycle now: any user in planning, only the cycle's
   * admins in refinement. The cycle can still change before {@link #addProposal} is called.
   *
   * @param cost the cost of the project; null is refused
   * @throws CycleNotFoundException if no cycle has this id
   * @throws CycleNotOpenException if the phase of the cycle forbids a new proposal
   * @throws CycleFullException if the cycle has {@value ProposalBounds#MAX_PROPOSALS} proposals
   * @throws io.insula.api.InvalidInputException if the cost is missing or out of bounds
   */
  void requireOpenForProposals(long cycleId, @Nullable BigDecimal cost, Actor actor);

  /**
   * Adds a proposal after {@link #requireOpenForProposals} has succeeded. If voting has opened
   * since then, the proposal is added as withdrawn. If the project has a proposal in any cycle,
   * nothing is added.
   *
   * @return the id of the project's proposal, new or old
   * @throws CycleNotFoundException if no cycle has this id
   * @throws CycleNotOpenException if the cycle was imported
   */
  long addProposal(NewProposal proposal);
}
