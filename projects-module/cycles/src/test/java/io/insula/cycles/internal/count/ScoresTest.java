package io.insula.cycles.internal.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoresTest {
  private static final Rule GREEDY = Rule.of(RuleName.GREEDY);

  private static CountResult count(BallotType type, Integer maxLength, BallotsBuilder builder) {
    return Elections.count(
        Elections.election(type, maxLength, "3", List.of("1", "2", "3"), builder.build()), GREEDY);
  }

  private static List<BigDecimal> points(String... points) {
    return List.of(points).stream().map(BigDecimal::new).toList();
  }

  private static List<String> scores(CountResult result) {
    return result.proposals().stream().map(each -> each.score().toPlainString()).toList();
  }

  private static List<Long> votes(CountResult result) {
    return result.proposals().stream().map(ProposalResult::votes).toList();
  }

  @Test
  void points_add_up_exactly_and_zero_or_less_is_no_vote() {
    var builder =
        new BallotsBuilder(BallotType.SCORING)
            .add(new int[] {0, 1, 2}, points("0.1", "0", "-1"))
            .add(new int[] {0, 1}, points("0.2", "3"));

    var result = count(BallotType.SCORING, null, builder);

    assertThat(scores(result)).containsExactly("0.3", "3", "-1");
    assertThat(votes(result)).containsExactly(2L, 1L, 0L);
    assertThat(result.proposals()).extracting(ProposalResult::rank).containsExactly(2, 1, 3);
  }

  @Test
  void a_first_place_earns_as_many_points_as_a_ballot_may_have_places() {
    var builder = new BallotsBuilder(BallotType.ORDINAL).add(2, 0).add(1);

    assertThat(scores(count(BallotType.ORDINAL, 3, builder))).containsExactly("2", "3", "3");
  }

  @Test
  void without_a_bound_a_first_place_earns_as_many_points_as_the_ballot_has_places() {
    var builder = new BallotsBuilder(BallotType.ORDINAL).add(2, 0).add(1);

    var result = count(BallotType.ORDINAL, null, builder);

    assertThat(scores(result)).containsExactly("1", "1", "2");
    assertThat(votes(result)).containsExactly(1L, 1L, 1L);
  }

  @Test
  void places_beyond_the_bound_earn_no_points_but_are_votes() {
    var result = count(BallotType.ORDINAL, 1, new BallotsBuilder(BallotType.ORDINAL).add(0, 1, 2));

    assertThat(scores(result)).containsExactly("1", "0", "0");
    assertThat(votes(result)).containsExactly(1L, 1L, 1L);
  }

  @Test
  void identical_ballots_are_kept_once_with_a_weight() {
    var approvals = new BallotsBuilder(BallotType.APPROVAL).add(0, 1).add(1, 0).add(2).build();
    var rankings = new BallotsBuilder(BallotType.ORDINAL).add(0, 1).add(1, 0).add(2).build();

    assertThat(approvals.distinct()).isEqualTo(2);
    assertThat(approvals.weight(0)).isEqualTo(2);
    assertThat(approvals.count()).isEqualTo(3);
    assertThat(rankings.distinct()).isEqualTo(3);
  }

  @Test
  void a_tie_order_decides_ties() {
    var builder = new BallotsBuilder(BallotType.APPROVAL).add(0, 1, 2);
    var plain =
        Elections.election(BallotType.APPROVAL, null, "2", List.of("2", "2", "1"), builder.build());
    var drawn =
        new Election(
            plain.ballotType(),
            null,
            plain.budget(),
            plain.proposals(),
            plain.ballots(),
            List.of(1, 2, 0));
    var lowerCost = new TieOrder(List.of(TieCriterion.LOWER_COST));

    assertThat(ElectionCounter.count(drawn, GREEDY, lowerCost).winners()).containsExactly(3L);
    assertThat(ElectionCounter.count(drawn, GREEDY, new TieOrder(List.of())).winners())
        .containsExactly(1L);
    var byLot = ElectionCounter.count(drawn, GREEDY, new TieOrder(List.of(TieCriterion.LOT)));
    assertThat(byLot.winners()).containsExactly(2L);
    assertThat(byLot.ties()).containsExactly(new Tie(1, List.of(2L, 3L, 1L), TieCriterion.LOT));
  }

  @Test
  void a_lot_can_be_drawn_again_with_its_seed() {
    var proposals =
        List.of(
            new ElectionProposal(7, BigDecimal.ONE),
            new ElectionProposal(8, BigDecimal.ONE),
            new ElectionProposal(9, BigDecimal.ONE));

    assertThat(LotDraw.draw("seed", proposals))
        .isEqualTo(LotDraw.draw("seed", proposals))
        .containsExactlyInAnyOrder(0, 1, 2);
    assertThat(
            List.of("1", "2", "3", "4", "5", "6").stream()
                .map(each -> LotDraw.draw(each, proposals)))
        .doesNotContainSequence(LotDraw.draw("1", proposals), LotDraw.draw("1", proposals))
        .contains(LotDraw.draw("6", proposals));
  }

  @Test
  void an_election_that_cannot_be_counted_is_refused() {
    var ballots = new BallotsBuilder(BallotType.APPROVAL).add(0).build();
    var one = List.of(new ElectionProposal(1, BigDecimal.ONE));
    var twice =
        List.of(new ElectionProposal(1, BigDecimal.ONE), new ElectionProposal(1, BigDecimal.ONE));
    var approval = BallotType.APPROVAL;

    refused(() -> new ElectionProposal(1, BigDecimal.valueOf(-1)));
    refused(() -> new Election(approval, null, BigDecimal.ZERO, one, ballots, List.of()));
    refused(() -> new Election(approval, null, BigDecimal.ONE, twice, ballots, List.of()));
    refused(() -> new Election(approval, null, BigDecimal.ONE, List.of(), ballots, List.of()));
    refused(() -> new Election(approval, null, BigDecimal.ONE, one, ballots, List.of(1)));
    refused(() -> new BallotsBuilder(BallotType.SCORING).add(new int[] {0}, List.of()));
  }

  private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable making) {
    assertThatThrownBy(making).isInstanceOf(IllegalArgumentException.class);
  }
}
