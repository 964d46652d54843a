package io.insula.cycles;

import io.insula.api.Actor;
import io.insula.api.Page;
import io.insula.api.PageRequest;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lists budgeting cycles, reads snapshots of them and adds proposals to them. Nothing here reveals
 * the ballot of a single voter.
 *
 * <p>Every method throws {@link io.insula.api.UnavailableException} while the app is unreachable,
 * and {@link io.insula.api.InvalidInputException} for a value that is out of its bounds.
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
   * Returns a cycle as it is at one moment: first a {@link SnapshotHead}, then each {@link
   * SnapshotProposal} in the order of the ballot, then each {@link SnapshotTie}, and then each
   * {@link SnapshotStep} of the trace.
   *
   * <p>The snapshot contains the results of the count only after the vote is over and counted.
   * Before that, it contains no votes or scores.
   *
   * @return the parts of the snapshot, to be closed by the caller. If the app is remote, the parts
   *     arrive while they are read, and reading them can throw {@link
   *     io.insula.api.UnavailableException}
   * @throws CycleNotFoundException if no cycle has this id
   */
  Stream<SnapshotPart> snapshot(long cycleId);

  /**
   * Checks that a user may enter a project into a cycle now: any user in planning, only the cycle's
   * admins in refinement. The answer reserves nothing: the cycle can change before {@link
   * #addProposal} is called.
   *
   * @param cost what the project would cost; null if it has no cost, which is an error
   * @throws CycleNotFoundException if no cycle has this id
   * @throws CycleNotOpenException if its phase forbids it
   * @throws CycleFullException if it has {@value ProposalBounds#MAX_PROPOSALS} proposals
   * @throws io.insula.api.InvalidInputException if the cost is missing or out of bounds
   */
  void requireOpenForProposals(long cycleId, @Nullable BigDecimal cost, Actor actor);

  /**
   * Adds a proposal to a cycle for which {@link #requireOpenForProposals} succeeded before. A
   * proposal that arrives after voting opened is added as withdrawn, so that it changes no vote and
   * is not lost. The call is idempotent: a project that already has a proposal, in any cycle, keeps
   * it and gets no other.
   *
   * @return the id of the proposal
   * @throws CycleNotFoundException if no cycle has this id
   * @throws CycleNotOpenException if the cycle was imported
   */
  long addProposal(NewProposal proposal);
}
