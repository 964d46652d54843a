package io.insula.cycles.internal.count;

import io.insula.api.InvalidInputException;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An election and its rule, with the ranking of all proposals and the proposals that may not win.
 *
 * @param ranking the positions of all proposals by score and tie order, the best first
 * @param barred the positions of proposals that may not win, with the reason
 */
record CountInput(
    Election election,
    Rule rule,
    Tally tally,
    TieBreaker ties,
    List<Integer> ranking,
    Map<Integer, Reason> barred) {
  /**
   * @throws InvalidInputException if an exclusive group names an unknown proposal
   */
  static CountInput of(Election election, Rule rule, TieOrder order) {
    var tally = Tally.of(election);
    var ties = new TieBreaker(election, tally, order);
    var ranking =
        IntStream.range(0, election.proposals().size())
            .boxed()
            .sorted(
                Comparator.<Integer>comparingLong(tally::microScore).reversed().thenComparing(ties))
            .toList();
    var input = new CountInput(election, rule, tally, ties, ranking, new HashMap<>());
    input.barOneByOne();
    input.barGroups();
    return input;
  }

  long id(int position) {
    return election.proposals().get(position).id();
  }

  BigDecimal cost(int position) {
    return election.proposals().get(position).cost();
  }

  boolean isFree(int position) {
    return election.proposals().get(position).isFree();
  }

  /** Returns the proposals that may win, the best first. */
  List<Integer> eligible() {
    return ranking.stream().filter(position -> !barred.containsKey(position)).toList();
  }

  private void barOneByOne() {
    for (var position : ranking) {
      if (election.proposals().get(position).isWithdrawn()) {
        barred.put(position, Reason.WITHDRAWN);
      } else if (tally.votes(position) == 0) {
        barred.put(position, Reason.NO_VOTES);
      } else if (isBelowMinScore(position)) {
        barred.put(position, Reason.BELOW_MIN_SCORE);
      } else if (isBelowFloor(position)) {
        barred.put(position, Reason.BELOW_FLOOR);
      }
    }
  }

  private boolean isBelowMinScore(int position) {
    var minScore = rule.minScore();
    return minScore != null && tally.score(position).compareTo(minScore) < 0;
  }

  /**
   * Whether a proposal is below the floor of the rule: {@code votes / ballots < cost / (factor ·
   * budget)}.
   */
  private boolean isBelowFloor(int position) {
    var factor = rule.floorFactor();
    return factor != null
        && BigDecimal.valueOf(tally.votes(position))
                .multiply(factor)
                .multiply(election.budget())
                .compareTo(cost(position).multiply(BigDecimal.valueOf(election.ballots().count())))
            < 0;
  }

  private void barGroups() {
    var groups = rule.exclusiveGroups();
    if (groups == null) {
      return;
    }
    var ids = new HashSet<Long>();
    election.proposals().forEach(each -> ids.add(each.id()));
    var eligible = eligible();
    var places = new HashMap<Long, Integer>();
    for (var place = 0; place < eligible.size(); place++) {
      places.put(id(eligible.get(place)), place);
    }
    for (var group : groups) {
      if (!ids.containsAll(group)) {
        throw new InvalidInputException(
            "exclusive_groups", "names a proposal that is not in this vote");
      }
      group.stream()
          .flatMap(id -> Stream.ofNullable(places.get(id)))
          .sorted()
          .skip(1)
          .forEach(place -> barred.put(eligible.get(place), Reason.EXCLUDED));
    }
  }
}
