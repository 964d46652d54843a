package io.insula.cycles.internal.pabulib;

import java.util.List;

/** Takes an election as it is read, in the order of these methods. */
public interface PabulibSink {
  /** All keys of META are known. */
  void head(PabulibHead head);

  /** The names of the columns of which {@link PabulibProposal#others} has the cells. */
  void proposalColumns(List<String> names);

  void proposal(PabulibProposal proposal);

  /** The names of the columns of which {@link PabulibBallot#voter} has the cells. */
  void voterColumns(List<String> names);

  void ballot(PabulibBallot ballot);
}
