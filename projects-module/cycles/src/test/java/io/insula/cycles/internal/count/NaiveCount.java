package io.insula.cycles.internal.count;

import static java.util.Comparator.comparing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A second implementation of all rules, written directly from their definitions: one voter per
 * ballot, fractions everywhere, no optimization. It shares only data types with {@link
 * ElectionCounter}. Tests compare the winners of both.
 */
final class NaiveCount {
  private final Election election;
  private final Rule rule;
  private final List<ElectionProposal> proposals;
  private final List<Map<Integer, Fraction>> points = new ArrayList<>();
  private final List<Set<Integer>> approved = new ArrayList<>();
  private final List<Integer> ranking;
  private final Comparator<Integer> ties;
  private final Fraction budget;

  private NaiveCount(Election election, Rule rule, TieOrder order) {
    this.election = election;
    this.rule = rule;
    proposals = election.proposals();
    budget = Fraction.of(election.budget());
    readBallots();
    ties = ties(order);
    ranking = new ArrayList<>();
    for (var i = 0; i < proposals.size(); i++) {
      ranking.add(i);
    }
    ranking.sort(comparing(this::score).reversed().thenComparing(ties));
  }

  /** Returns the positions of the winners. */
  static Set<Integer> winners(Election election, Rule rule, TieOrder order) {
    return new TreeSet<>(new NaiveCount(election, rule, order).count());
  }

  private void readBallots() {
    var ballots = election.ballots();
    for (var ballot = 0; ballot < ballots.distinct(); ballot++) {
      for (var i = 0; i < ballots.weight(ballot); i++) {
        readBallot(ballots.from(ballot), ballots.to(ballot));
      }
    }
  }

  private void readBallot(int from, int to) {
    var given = new HashMap<Integer, Fraction>();
    var named = new HashSet<Integer>();
    var places = election.maxLength() == null ? to - from : election.maxLength();
    for (var entry = from; entry < to; entry++) {
      var own =
          switch (election.ballotType()) {
            case ORDINAL -> Fraction.of(Math.max(0, places - (entry - from)));
            case APPROVAL, CHOOSE_ONE -> Fraction.of(1);
            case CUMULATIVE, SCORING ->
                Fraction.of(BigDecimal.valueOf(election.ballots().microPoints(entry), 6));
          };
      given.put(election.ballots().proposal(entry), own);
      if (!election.ballotType().hasPoints() || own.compareTo(Fraction.ZERO) > 0) {
        named.add(election.ballots().proposal(entry));
      }
    }
    points.add(given);
    approved.add(named);
  }

  private Comparator<Integer> ties(TieOrder order) {
    Comparator<Integer> all = (one, other) -> 0;
    for (var criterion : order.criteria()) {
      all =
          all.thenComparing(
              switch (criterion) {
                case LOWER_COST -> comparing(this::cost);
                case MORE_VOTES -> Comparator.<Integer>comparingLong(this::votes).reversed();
                case LOT -> comparing(position -> election.lot().indexOf(position));
                case FILE_ORDER -> Comparator.<Integer>naturalOrder();
              });
    }
    return all.thenComparing(Comparator.naturalOrder());
  }

  private Fraction cost(int position) {
    return Fraction.of(proposals.get(position).cost());
  }

  private long votes(int position) {
    return approved.stream().filter(each -> each.contains(position)).count();
  }

  private Fraction score(int position) {
    return points.stream()
        .map(each -> each.getOrDefault(position, Fraction.ZERO))
        .reduce(Fraction.ZERO, Fraction::plus);
  }

  private Fraction costOf(Set<Integer> winners) {
    return winners.stream().map(this::cost).reduce(Fraction.ZERO, Fraction::plus);
  }

  private List<Integer> eligible() {
    var eligible = new ArrayList<>(ranking);
    eligible.removeIf(position -> proposals.get(position).isWithdrawn() || votes(position) == 0);
    if (rule.minScore() != null) {
      eligible.removeIf(position -> score(position).compareTo(Fraction.of(rule.minScore())) < 0);
    }
    if (rule.floorFactor() != null) {
      var all = Fraction.of(rule.floorFactor()).times(budget);
      eligible.removeIf(
          position ->
              Fraction.of(votes(position))
                      .over(Fraction.of(points.size()))
                      .compareTo(cost(position).over(all))
                  < 0);
    }
    if (rule.exclusiveGroups() != null) {
      var before = List.copyOf(eligible);
      for (var group : rule.exclusiveGroups()) {
        var members =
            before.stream().filter(each -> group.contains(proposals.get(each).id())).toList();
        eligible.removeAll(members.stream().skip(1).toList());
      }
    }
    return eligible;
  }

  private Set<Integer> count() {
    if (rule.rule() == RuleName.PHRAGMEN) {
      return phragmen();
    }
    if (rule.rule() != RuleName.EQUAL_SHARES) {
      return greedy(new HashSet<>(), rule.rule() == RuleName.GREEDY_NO_SKIP);
    }
    var winners = completed();
    if (rule.compares()) {
      var greedy = greedy(new HashSet<>(), false);
      var forGreedy =
          approved.stream().filter(each -> shared(each, greedy) > shared(each, winners));
      var forShares =
          approved.stream().filter(each -> shared(each, greedy) < shared(each, winners));
      return forGreedy.count() > forShares.count() ? greedy : winners;
    }
    return winners;
  }

  private static long shared(Set<Integer> one, Set<Integer> other) {
    return one.stream().filter(other::contains).count();
  }

  private Set<Integer> greedy(Set<Integer> winners, boolean stops) {
    var stopped = false;
    for (var position : eligible()) {
      var left = budget.minus(costOf(winners));
      var fits = cost(position).compareTo(left) <= 0;
      if (cost(position).equals(Fraction.ZERO) || (fits && !stopped)) {
        winners.add(position);
      } else if (stops && !fits && !stopped) {
        stopped = true;
        if (rule.misfitPercent() != null
            && left.over(cost(position))
                    .compareTo(Fraction.of(rule.misfitPercent()).over(Fraction.of(100)))
                >= 0) {
          winners.add(position);
        }
      }
    }
    return winners;
  }

  private Set<Integer> completed() {
    var completion = rule.completionOrDefault();
    if (points.isEmpty()) {
      return new HashSet<>();
    }
    var equal = budget.over(Fraction.of(points.size()));
    var all =
        proposals.stream()
            .filter(each -> !each.isWithdrawn())
            .map(each -> Fraction.of(each.cost()))
            .reduce(Fraction.ZERO, Fraction::plus);
    var winners =
        !completion.raisesShares() || all.compareTo(budget) <= 0
            ? shares(equal)
            : raised(equal.floor(), completion == EqualSharesCompletion.ADD1_EXHAUSTIVE);
    return completion.fillsGreedily() ? greedy(winners, false) : winners;
  }

  private Set<Integer> raised(Fraction share, boolean exhaustive) {
    var winners = shares(share);
    while (true) {
      var kept = winners;
      var left = budget.minus(costOf(kept));
      var open =
          eligible().stream().filter(each -> !kept.contains(each) && hasSupport(each)).toList();
      if (open.isEmpty()
          || (exhaustive && open.stream().allMatch(each -> cost(each).compareTo(left) > 0))) {
        return winners;
      }
      share = share.plus(Fraction.of(1));
      var next = shares(share);
      if (costOf(next).compareTo(budget) > 0) {
        return winners;
      }
      winners = next;
    }
  }

  private boolean hasSupport(int position) {
    return IntStream.range(0, approved.size()).anyMatch(voter -> utility(position, voter) != null);
  }

  private Fraction utility(int position, int voter) {
    if (!approved.get(voter).contains(position)) {
      return null;
    }
    var utility =
        switch (rule.utilityOrDefault()) {
          case COST -> cost(position);
          case CARDINALITY -> Fraction.of(1);
          case POINTS -> points.get(voter).get(position);
        };
    return utility.compareTo(Fraction.ZERO) > 0 ? utility : null;
  }

  private Set<Integer> shares(Fraction share) {
    var winners = new HashSet<Integer>();
    var money = new ArrayList<Fraction>();
    points.forEach(each -> money.add(share));
    eligible().stream().filter(each -> cost(each).equals(Fraction.ZERO)).forEach(winners::add);
    while (true) {
      Integer best = null;
      Fraction least = null;
      for (var position : eligible()) {
        var q = winners.contains(position) ? null : price(position, money);
        if (q != null
            && (least == null
                || q.compareTo(least) < 0
                || (q.equals(least) && ties.compare(position, best) < 0))) {
          best = position;
          least = q;
        }
      }
      if (best == null) {
        return winners;
      }
      winners.add(best);
      for (var voter = 0; voter < money.size(); voter++) {
        var utility = utility(best, voter);
        if (utility != null) {
          var has = money.get(voter);
          money.set(voter, has.minus(has.least(least.times(utility))));
        }
      }
    }
  }

  /**
   * Returns the smallest price of a unit of utility at which the supporters pay the whole cost;
   * null if they cannot. A supporter who has too little money for this price pays all that is left.
   */
  private Fraction price(int position, List<Fraction> money) {
    var supporters = new ArrayList<Integer>();
    for (var voter = 0; voter < money.size(); voter++) {
      if (utility(position, voter) != null) {
        supporters.add(voter);
      }
    }
    Function<Integer, Fraction> limit = voter -> money.get(voter).over(utility(position, voter));
    supporters.sort(comparing(limit));
    var rest = cost(position);
    for (var i = 0; i < supporters.size(); i++) {
      var utilities =
          supporters.stream()
              .skip(i)
              .map(voter -> utility(position, voter))
              .reduce(Fraction.ZERO, Fraction::plus);
      var q = rest.over(utilities);
      if (q.compareTo(limit.apply(supporters.get(i))) <= 0) {
        return q;
      }
      rest = rest.minus(money.get(supporters.get(i)));
    }
    return null;
  }

  private Set<Integer> phragmen() {
    var winners = new HashSet<Integer>();
    var open = new ArrayList<>(eligible());
    open.stream().filter(each -> cost(each).equals(Fraction.ZERO)).forEach(winners::add);
    open.removeIf(each -> winners.contains(each) || cost(each).compareTo(budget) > 0);
    var loads = new ArrayList<Fraction>();
    points.forEach(each -> loads.add(Fraction.ZERO));
    while (!open.isEmpty()) {
      var best =
          open.stream()
              .min(comparing((Integer each) -> load(each, loads)).thenComparing(ties))
              .orElseThrow();
      if (costOf(winners).plus(cost(best)).compareTo(budget) > 0) {
        return winners;
      }
      var load = load(best, loads);
      for (var voter = 0; voter < loads.size(); voter++) {
        if (approved.get(voter).contains(best)) {
          loads.set(voter, load);
        }
      }
      winners.add(best);
      open.remove(best);
    }
    return winners;
  }

  private Fraction load(int position, List<Fraction> loads) {
    var sum = cost(position);
    for (var voter = 0; voter < loads.size(); voter++) {
      sum = approved.get(voter).contains(position) ? sum.plus(loads.get(voter)) : sum;
    }
    return sum.over(Fraction.of(votes(position)));
  }
}
