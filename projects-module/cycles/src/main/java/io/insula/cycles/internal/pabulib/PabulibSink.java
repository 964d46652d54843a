package io.insula.cycles.internal.pabulib;

import java.util.List;

/**
 * Receives the parts of an election while {@link PabulibReader} reads its file, in the order of
 * these methods.
 */
public interface PabulibSink {
  /** Called after all keys of META are read. */
  void head(PabulibHead head);

  /** Receives the names of the columns whose cells are in {@link PabulibProposal#others}. */
  void proposalColumns(List<String> names);

  void proposal(PabulibProposal proposal);

  /** Receives the names of the columns whose cells are in {@link PabulibBallot#voter}. */
  void voterColumns(List<String> names);

  void ballot(PabulibBallot ballot);
}
