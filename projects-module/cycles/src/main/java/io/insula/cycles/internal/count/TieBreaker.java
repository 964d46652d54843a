package io.insula.cycles.internal.count;

import java.util.Comparator;
import java.util.List;

/** Orders the proposals of one election by a tie order; the first one wins a tie. */
final class TieBreaker implements Comparator<Integer> {
  private final Election election;
  private final Tally tally;
  private final List<TieCriterion> criteria;
  private final int[] lotRanks;

  TieBreaker(Election election, Tally tally, TieOrder order) {
    this.election = election;
    this.tally = tally;
    this.criteria = order.criteria();
    this.lotRanks = new int[election.proposals().size()];
    for (var rank = 0; rank < election.lot().size(); rank++) {
      lotRanks[election.lot().get(rank)] = rank;
    }
  }

  @Override
  public int compare(Integer one, Integer other) {
    return compare(deciding(one, other), one, other);
  }

  /** Returns the first criterion that distinguishes two different proposals. */
  TieCriterion deciding(int one, int other) {
    return criteria.stream()
        .filter(criterion -> compare(criterion, one, other) != 0)
        .findFirst()
        .orElse(TieCriterion.FILE_ORDER);
  }

  private int compare(TieCriterion criterion, int one, int other) {
    return switch (criterion) {
      case LOWER_COST -> proposal(one).cost().compareTo(proposal(other).cost());
      case MORE_VOTES -> Long.compare(tally.votes(other), tally.votes(one));
      case LOT -> Integer.compare(lotRanks[one], lotRanks[other]);
      case FILE_ORDER -> Integer.compare(one, other);
    };
  }

  private ElectionProposal proposal(int position) {
    return election.proposals().get(position);
  }
}
