package io.insula.cycles;

import io.insula.api.Actor;
import io.insula.api.Page;
import io.insula.api.PageRequest;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Budgeting cycles, and what is known of one at a moment. Nothing here shows the ballot of a single
 * voter.
 *
 * <p>Every method throws {@link io.insula.api.UnavailableException} while the app cannot be
 * reached, and {@link io.insula.api.InvalidInputException} for values out of the bounds given here.
 */
public interface Cycles {
  /** The cycles that match, newest first. */
  Page<Cycle> list(CycleFilter filter, PageRequest page);

  /**
   * One cycle.
   *
   * @throws CycleNotFoundException if there is none with this id
   */
  Cycle get(long cycleId);

  /**
   * A cycle as it is at one moment: first a {@link SnapshotHead}, then each {@link
   * SnapshotProposal} in the order of the ballot, then each {@link SnapshotTie}, and then each
   * {@link SnapshotStep} of the trace.
   *
   * <p>Counts are there once a vote is over and counted. Until then no score leaves the app.
   *
   * @return close it: from another process the parts come as they are read. Reading them may then
   *     throw {@link io.insula.api.UnavailableException}
   * @throws CycleNotFoundException if there is none with this id
   */
  Stream<SnapshotPart> snapshot(long cycleId);

  /**
   * Makes sure that somebody may enter a project into a cycle now: anybody in planning, the cycle's
   * admins in refinement too. The answer binds nobody: {@link #addProposal} may come later.
   *
   * @param cost what the project would cost; null if it has no cost, which is not enough
   * @throws CycleNotFoundException if there is no such cycle
   * @throws CycleNotOpenException if its phase forbids it
   * @throws CycleFullException if it has {@value ProposalBounds#MAX_PROPOSALS} proposals
   * @throws io.insula.api.InvalidInputException if the cost is missing or out of bounds
   */
  void requireOpenForProposals(long cycleId, @Nullable BigDecimal cost, Actor actor);

  /**
   * Adds a proposal to a cycle that was open for it. One that comes once voting has opened is added
   * as withdrawn, so that it changes no vote and is not lost. A project that has a proposal already
   * keeps that one, so that the same call may come again.
   *
   * @return the id of the proposal
   * @throws CycleNotFoundException if there is no such cycle
   * @throws CycleNotOpenException if the cycle was imported
   */
  long addProposal(NewProposal proposal);
}
