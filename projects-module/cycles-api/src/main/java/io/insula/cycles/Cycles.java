package io.insula.cycles;

import io.insula.api.Page;
import io.insula.api.PageRequest;
import java.util.stream.Stream;

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
}
