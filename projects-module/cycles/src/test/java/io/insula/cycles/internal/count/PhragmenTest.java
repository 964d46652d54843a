package io.insula.cycles.internal.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PhragmenTest {
  private static final Rule RULE = Rule.of(RuleName.PHRAGMEN);

  @Test
  void supporters_share_the_cost_so_that_all_have_the_same_load() {
    var election = Elections.approvals("10", List.of("3", "4"), "a", "ab", "ab", "b");
    var result = Elections.count(election, RULE);

    assertThat(Elections.winners(result)).isEqualTo("ab");
    assertThat(result.trace().getFirst().load()).isEqualByComparingTo("1");
    // Two of the three supporters of proposal b already have a load of 1, and b costs 4: (1 + 1 +
    // 4) / 3.
    assertThat(result.trace().get(1).load()).isEqualByComparingTo("2");
  }

  @Test
  void the_count_stops_when_the_next_proposal_would_overspend_even_if_another_fits() {
    var election = Elections.approvals("10", List.of("6", "5", "1"), "a", "a", "a", "b", "b", "c");
    var result = Elections.count(election, RULE);

    // The supporters of the proposals a, b and c would have the loads 2, 2.5 and 1. So c wins
    // first, then a, and b does not fit.
    assertThat(Elections.winners(result)).isEqualTo("ac");
    assertThat(result.trace().getLast().reason()).isEqualTo(Reason.DOES_NOT_FIT);
    var other =
        Elections.count(
            Elections.approvals("10", List.of("6", "5", "4"), "a", "a", "a", "b", "b", "c"), RULE);
    assertThat(Elections.winners(other)).isEqualTo("a");
    assertThat(other.trace().getLast().reason()).isEqualTo(Reason.STOPPED);
  }

  @Test
  void a_proposal_above_the_whole_budget_is_left_out() {
    var election = Elections.approvals("10", List.of("11", "5"), "a", "a", "a", "b");
    var result = Elections.count(election, RULE);

    assertThat(Elections.winners(result)).isEqualTo("b");
    assertThat(result.trace().getLast().reason()).isEqualTo(Reason.ABOVE_BUDGET);
  }

  @Test
  void ties_that_cost_and_votes_do_not_decide_are_listed() {
    var result = Elections.count(Elections.approvals("4", List.of("2", "2"), "a", "b"), RULE);

    assertThat(result.ties()).containsExactly(new Tie(1, List.of(1L, 2L), TieCriterion.FILE_ORDER));
  }

  @Test
  void other_ballots_count_as_approvals_with_a_warning() {
    var builder = new BallotsBuilder(BallotType.ORDINAL).add(1, 0).add(1);
    var election =
        Elections.election(BallotType.ORDINAL, null, "5", List.of("3", "3"), builder.build());
    var result = Elections.count(election, RULE);

    assertThat(Elections.winners(result)).isEqualTo("b");
    assertThat(result.warnings()).hasSize(1);
  }
}
