package io.insula.cycles.internal.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Checks, by brute force over all sets of proposals, that an outcome satisfies extended justified
 * representation (EJR) up to one project for cost utilities. Equal shares guarantees this property.
 */
final class EjrCheck {
  private final Election election;
  private final Set<Integer> winners;
  private final List<Set<Integer>> voters = new ArrayList<>();

  EjrCheck(Election election, Set<Integer> winners) {
    this.election = election;
    this.winners = winners;
    var ballots = election.ballots();
    for (var ballot = 0; ballot < ballots.distinct(); ballot++) {
      var approved = new HashSet<Integer>();
      for (var entry = ballots.from(ballot); entry < ballots.to(ballot); entry++) {
        approved.add(ballots.proposal(entry));
      }
      for (var i = 0; i < ballots.weight(ballot); i++) {
        voters.add(approved);
      }
    }
  }

  /**
   * Checks each set of proposals that has no withdrawn one. Voters deserve a set if their part of
   * the budget can pay for it. A voter is satisfied if the winners that the voter approves cost at
   * least as much as the set, or would cost more with one more proposal of the set. Asserts that
   * the voters who approve the whole set and are not satisfied are too few to deserve the set.
   *
   * @return the number of sets that their supporters deserve
   */
  int check(String name) {
    var groups = 0;
    for (var bits = 1; bits < 1 << election.proposals().size(); bits++) {
      var wanted = members(bits);
      var cost = cost(wanted);
      var supporters = voters.stream().filter(each -> each.containsAll(wanted)).toList();
      if (wanted.stream().anyMatch(each -> election.proposals().get(each).isWithdrawn())
          || !deserves(supporters.size(), cost)) {
        continue;
      }
      groups++;
      // A group without a satisfied member is a subset of these voters, so they must be too few to
      // deserve the set.
      var poor = supporters.stream().filter(each -> !isSatisfied(each, wanted, cost)).count();
      assertThat(deserves(poor, cost)).as("%s, %s of %s", name, wanted, winners).isFalse();
    }
    return groups;
  }

  private boolean deserves(long people, BigDecimal cost) {
    return people > 0
        && election
                .budget()
                .multiply(BigDecimal.valueOf(people))
                .compareTo(cost.multiply(BigDecimal.valueOf(voters.size())))
            >= 0;
  }

  private boolean isSatisfied(Set<Integer> voter, Set<Integer> wanted, BigDecimal cost) {
    var mine = new HashSet<>(winners);
    mine.retainAll(voter);
    var worth = cost(mine);
    return worth.compareTo(cost) >= 0
        || wanted.stream()
            .filter(each -> !winners.contains(each))
            .anyMatch(each -> worth.add(cost(Set.of(each))).compareTo(cost) > 0);
  }

  private Set<Integer> members(int bits) {
    var members = new HashSet<Integer>();
    for (var i = 0; i < election.proposals().size(); i++) {
      if ((bits >> i & 1) == 1) {
        members.add(i);
      }
    }
    return members;
  }

  private BigDecimal cost(Set<Integer> positions) {
    return positions.stream()
        .map(each -> election.proposals().get(each).cost())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
