package io.insula.cycles.internal.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Worked examples from the literature, and cases from the tests of other counting programs. */
class WorkedExamplesTest {
  /**
   * The running example of Lackner and Skowron, Multi-Winner Voting with Approval Preferences,
   * 2023: seven projects that cost 1 each, twelve voters.
   */
  private static final String[] LACKNER_SKOWRON = {
    "ab", "ab", "ab", "ac", "ac", "ac", "ad", "ad", "bcf", "e", "f", "g"
  };

  private static final Rule PLAIN =
      Rule.equalShares(Utility.COST, EqualSharesCompletion.NONE, false);

  private static final Rule PHRAGMEN = Rule.of(RuleName.PHRAGMEN);

  private static Election lacknerSkowron() {
    return Elections.approvals("4", List.of("1", "1", "1", "1", "1", "1", "1"), LACKNER_SKOWRON);
  }

  @Test
  void lackner_and_skowron_phragmen_funds_a_b_c_d() {
    assertThat(winners(lacknerSkowron(), PHRAGMEN)).isEqualTo("abcd");
  }

  @Test
  void lackner_and_skowron_equal_shares_funds_a_alone() {
    for (var utility : Utility.values()) {
      assertThat(
              winners(
                  lacknerSkowron(), Rule.equalShares(utility, EqualSharesCompletion.NONE, false)))
          .isEqualTo("a");
    }
  }

  @Test
  void lackner_and_skowron_approval_voting_funds_a_b_c_and_the_first_of_a_tie() {
    var result = Elections.count(lacknerSkowron(), Rule.of(RuleName.GREEDY));

    assertThat(Elections.winners(result)).isEqualTo("abcd");
    assertThat(result.ties())
        .contains(new Tie(2, List.of(2L, 3L), TieCriterion.FILE_ORDER))
        .contains(new Tie(4, List.of(4L, 6L), TieCriterion.FILE_ORDER));
  }

  /**
   * The example of Lackner and Skowron with amounts in a smaller currency unit, so that shares are
   * raised in smaller steps. It is from test_iterated_exhaustion of pabutools.
   */
  @Test
  void lackner_and_skowron_raised_shares_fund_a_b_c_d() {
    var inSmallUnits =
        Elections.approvals(
            "1200", List.of("300", "300", "300", "300", "300", "300", "300"), LACKNER_SKOWRON);

    for (var completion :
        List.of(EqualSharesCompletion.ADD1, EqualSharesCompletion.ADD1_EXHAUSTIVE)) {
      assertThat(winners(inSmallUnits, Rule.equalShares(Utility.COST, completion, false)))
          .isEqualTo("abcd");
    }
  }

  /**
   * The examples AppEx_2 and AppEx_3 of test_rule.py of pabutools. They differ only in projects
   * without support, which change nothing.
   */
  @Test
  void pabutools_second_and_third_example() {
    var ballots = new String[] {"a", "bcd", "bcd", "c"};
    var second = Elections.approvals("4", List.of("1", "0.9", "2", "1.09"), ballots);
    var third = Elections.approvals("4", List.of("1", "0.9", "2", "1.09", "1.09", "1.09"), ballots);
    for (var election : List.of(second, third)) {
      assertThat(
              winners(
                  election,
                  Rule.equalShares(Utility.CARDINALITY, EqualSharesCompletion.NONE, false)))
          .isEqualTo("abd");
      assertThat(winners(election, PLAIN)).isEqualTo("ac");
    }
  }

  /**
   * The example AppEx_2 of pabutools with all amounts multiplied by ten, so that shares are raised
   * in steps of a tenth of the original unit.
   */
  @Test
  void pabutools_second_example_with_raised_shares() {
    var election =
        Elections.approvals("40", List.of("10", "9", "20", "10.9"), "a", "bcd", "bcd", "c");

    assertThat(
            winners(
                election,
                Rule.equalShares(
                    Utility.CARDINALITY, EqualSharesCompletion.ADD1_EXHAUSTIVE, false)))
        .isEqualTo("abd");
    assertThat(
            winners(
                election,
                Rule.equalShares(Utility.COST, EqualSharesCompletion.ADD1_EXHAUSTIVE, false)))
        .isEqualTo("abc");
  }

  /** The example AppEx_4 of test_rule.py of pabutools, in which one project costs nothing. */
  @Test
  void pabutools_fourth_example() {
    var election = Elections.approvals("2", List.of("0", "1", "2"), "a", "abc", "c");

    assertThat(winners(election, Rule.of(RuleName.GREEDY))).isEqualTo("ac");
    assertThat(
            winners(
                election, Rule.equalShares(Utility.CARDINALITY, EqualSharesCompletion.NONE, false)))
        .isEqualTo("a");
  }

  /** The example of the test {@code test_completion} of the Python library pabutools. */
  @Test
  void pabutools_three_projects_of_which_supporters_can_pay_one() {
    var election =
        Elections.approvals("4", List.of("2", "2", "3"), "a", "a", "a", "a", "a", "b", "c", "c");

    assertThat(winners(election, PLAIN)).isEqualTo("a");
    assertThat(
            winners(election, Rule.equalShares(Utility.COST, EqualSharesCompletion.GREEDY, false)))
        .isEqualTo("ab");
  }

  /**
   * The elections of the test {@code test_effective_support} of pabutools. Two percentages of
   * pabutools are lower, because it looks at the money that supporters have after the payment for
   * the winner of a step: 37 percent for proposal c in the first election, 60 percent for proposal
   * a in the second. Before the payment, the supporters of c could have paid 1.125 of 2 at the
   * price of b, and the supporters of a had 4 of 5.
   */
  @Test
  void effective_support_of_losers() {
    assertSupport(List.of("1", "1", "2", "1", "2"), "ab", "56.25", "75", "50");
    assertSupport(List.of("5", "1", "2", "1", "2"), "bd", "80", "75", "50");
    assertSupport(List.of("5", "5", "5", "5", "5"), "", "80", "40", "30", "20", "20");
  }

  private static void assertSupport(List<String> costs, String winners, String... ofLosers) {
    var election =
        Elections.approvals("5", costs, "ab", "ab", "a", "abc", "abc", "ac", "ad", "ad", "e", "e");
    var result = Elections.count(election, PLAIN);

    assertThat(Elections.winners(result)).isEqualTo(winners);
    assertThat(
            result.trace().stream()
                .filter(step -> !step.taken())
                .sorted((one, other) -> Long.compare(one.proposalId(), other.proposalId()))
                .map(TraceStep::effectiveSupportPercent))
        .containsExactly(Stream.of(ofLosers).map(BigDecimal::new).toArray(BigDecimal[]::new));
  }

  /**
   * Scoring ballots from the tests of takahashim's equalshares (MIT). The winners are the same as
   * those of pabutools with additive cardinal satisfaction.
   */
  @Test
  void scores_as_utilities() {
    var first = new BallotsBuilder(BallotType.SCORING);
    repeat(first, 8, new int[] {1, 2, 6, 7}, 5, 3, 5, 3);
    repeat(first, 8, new int[] {3, 4, 8, 9}, 2, 5, 2, 5);
    repeat(first, 8, new int[] {0, 1, 5, 6}, 4, 2, 4, 2);
    repeat(first, 8, new int[] {2, 3, 7, 8}, 1, 4, 1, 4);
    repeat(first, 8, new int[] {0, 4, 5, 9}, 1, 3, 1, 3);
    var election =
        Elections.election(
            BallotType.SCORING,
            null,
            "300",
            List.of("57", "94", "131", "48", "85", "122", "39", "76", "113", "30"),
            first.build());

    assertThat(Elections.count(election, points()).winners()).containsExactly(1L, 4L, 7L, 10L);
  }

  @Test
  void scores_as_utilities_of_fifteen_projects() {
    var second = new BallotsBuilder(BallotType.SCORING);
    repeat(second, 12, new int[] {3, 4, 8, 9, 13, 14}, 3, 1, 3, 1, 3, 1);
    repeat(second, 12, new int[] {1, 2, 6, 7, 11, 12}, 5, 3, 5, 3, 5, 3);
    repeat(second, 12, new int[] {0, 4, 5, 9, 10, 14}, 5, 2, 5, 2, 5, 2);
    repeat(second, 12, new int[] {2, 3, 7, 8, 12, 13}, 4, 2, 4, 2, 4, 2);
    repeat(second, 12, new int[] {0, 1, 5, 6, 10, 11}, 1, 4, 1, 4, 1, 4);
    var election =
        Elections.election(
            BallotType.SCORING,
            null,
            "500",
            List.of(
                "131", "122", "113", "104", "95", "86", "77", "68", "59", "50", "41", "32", "23",
                "134", "125"),
            second.build());

    assertThat(Elections.count(election, points()).winners())
        .containsExactly(7L, 8L, 9L, 10L, 11L, 12L, 13L);
  }

  private static Rule points() {
    return Rule.equalShares(Utility.POINTS, EqualSharesCompletion.NONE, false);
  }

  private static void repeat(BallotsBuilder builder, int times, int[] proposals, int... points) {
    for (var i = 0; i < times; i++) {
      builder.add(proposals, IntStream.of(points).mapToObj(BigDecimal::valueOf).toList());
    }
  }

  private static String winners(Election election, Rule rule) {
    return Elections.winners(Elections.count(election, rule));
  }
}
