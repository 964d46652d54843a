package io.insula.cycles;

import io.insula.api.Actor;
import io.insula.api.Page;
import io.insula.api.PageRequest;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lists budgeting cycles, reads snapshots of them and adds proposals to them. No method reveals the
 * ballot of a voter.
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
   * Returns a consistent snapshot of a cycle. Its parts have this order: a {@link SnapshotHead},
   * each {@link SnapshotProposal} in the order of the ballot, each {@link SnapshotTie}, and each
   * {@link SnapshotStep} of the trace.
   *
   * <p>The snapshot contains the results of the count only after the vote is over and counted.
   * Before that, it contains no votes or scores.
   *
   * @return the parts of the snapshot; the caller closes the stream. If the app is remote, the
   *     parts arrive while they are read, and reading them can throw {@link
   *     io.insula.api.UnavailableException}
   * @throws CycleNotFoundException if no cycle has this id
   */
  Stream<SnapshotPart> snapshot(long cycleId);

  /**
   * Checks that a user may enter a project into a cycle now: any user in planning, only the cycle's
   * admins in refinement. The answer reserves nothing: the cycle can change before {@link
   * #addProposal} is called.
   *
   * @param cost what the project would cost; null is refused
   * @throws CycleNotFoundException if no cycle has this id
   * @throws CycleNotOpenException if the phase of the cycle forbids it
   * @throws CycleFullException if the cycle has {@value ProposalBounds#MAX_PROPOSALS} proposals
   * @throws io.insula.api.InvalidInputException if the cost is missing or out of bounds
   */
  void requireOpenForProposals(long cycleId, @Nullable BigDecimal cost, Actor actor);

  /**
   * Adds a proposal to a cycle for which {@link #requireOpenForProposals} succeeded before. A
   * proposal that arrives after voting opened is added as withdrawn, so that it changes no vote and
   * is not lost. The call is idempotent: it adds no second proposal for a project that already has
   * one, in any cycle.
   *
   * @return the id of the proposal
   * @throws CycleNotFoundException if no cycle has this id
   * @throws CycleNotOpenException if the cycle was imported
   */
  long addProposal(NewProposal proposal);
}
