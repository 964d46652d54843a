package io.insula.cycles.internal.pabulib;

import java.util.ArrayList;
import java.util.List;

/** A sink for tests that stores everything it receives. */
class RecordingSink implements PabulibSink {
  PabulibHead head;
  List<String> proposalColumns = List.of();
  List<String> voterColumns = List.of();
  final List<PabulibProposal> proposals = new ArrayList<>();
  final List<PabulibBallot> ballots = new ArrayList<>();

  @Override
  public void head(PabulibHead read) {
    head = read;
  }

  @Override
  public void proposalColumns(List<String> names) {
    proposalColumns = names;
  }

  @Override
  public void proposal(PabulibProposal proposal) {
    proposals.add(proposal);
  }

  @Override
  public void voterColumns(List<String> names) {
    voterColumns = names;
  }

  @Override
  public void ballot(PabulibBallot ballot) {
    ballots.add(ballot);
  }
}
