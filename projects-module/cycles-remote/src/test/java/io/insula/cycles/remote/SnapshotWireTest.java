package io.insula.cycles.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.cycles.BallotGroup;
import io.insula.cycles.BallotSize;
import io.insula.cycles.BallotsByWinnerCount;
import io.insula.cycles.CategoryStatistics;
import io.insula.cycles.Cycle;
import io.insula.cycles.CycleOutcome;
import io.insula.cycles.CyclePhase;
import io.insula.cycles.CycleStatistics;
import io.insula.cycles.CycleTurnout;
import io.insula.cycles.EqualShare;
import io.insula.cycles.OutcomeOverride;
import io.insula.cycles.ProposalCosts;
import io.insula.cycles.ProposalImplementation;
import io.insula.cycles.ProposalWithdrawal;
import io.insula.cycles.RuleComparison;
import io.insula.cycles.SnapshotHead;
import io.insula.cycles.SnapshotPart;
import io.insula.cycles.SnapshotProposal;
import io.insula.cycles.SnapshotStep;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tests the parts of a snapshot that an import never produces. The contract test of the API covers
 * the other parts.
 */
class SnapshotWireTest {
  private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.000006Z");

  private static final ProposalCosts COSTS =
      new ProposalCosts(
          BigDecimal.ONE, new BigDecimal("2.5"), new BigDecimal("3.3333"), BigDecimal.TEN);

  @ParameterizedTest
  @EnumSource
  void a_head_without_counts_arrives_without_counts(CyclePhase phase) {
    assertArrives(new SnapshotHead(cycleIn(phase), TIME, null, null, null));
  }

  @Test
  void a_head_arrives_with_turnout_outcome_and_statistics() {
    assertArrives(
        new SnapshotHead(
            cycleIn(CyclePhase.CLOSED),
            TIME,
            new CycleTurnout(20L, 19),
            new CycleOutcome(
                TIME,
                "equal-shares",
                "equal-shares 1",
                List.of("lot"),
                new BigDecimal("12.50"),
                19,
                new EqualShare(new BigDecimal("0.333333"), 7),
                new RuleComparison(3, 4, true),
                List.of("odd"),
                "ab".repeat(32),
                new OutcomeOverride(List.of(3L, 1L), "Why", TIME)),
            new CycleStatistics(
                20L,
                19,
                new BigDecimal("0.95"),
                3,
                List.of(
                    new BallotGroup("group", "7b", 8L, 7, null),
                    new BallotGroup("sex", null, null, 12, 0L)),
                List.of(new BallotSize(0, 1), new BallotSize(2, 18)),
                new BigDecimal("1.8947"),
                new BigDecimal("0.1579"),
                COSTS,
                List.of(category("green"), category(null)),
                new BigDecimal("0.9474"),
                BigDecimal.ONE,
                List.of(new BallotsByWinnerCount(0, 1), new BallotsByWinnerCount(1, 18)))));
  }

  @Test
  void unknown_values_of_a_vote_arrive_as_unknown() {
    assertArrives(
        new SnapshotHead(
            cycleIn(CyclePhase.IMPLEMENTATION),
            TIME,
            new CycleTurnout(null, 0),
            new CycleOutcome(
                TIME,
                "greedy",
                "1",
                List.of(),
                BigDecimal.ZERO,
                0,
                null,
                null,
                List.of(),
                null,
                null),
            new CycleStatistics(
                null,
                0,
                null,
                0,
                List.of(),
                List.of(),
                BigDecimal.ZERO,
                null,
                null,
                List.of(),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                List.of())));
  }

  private static CategoryStatistics category(@Nullable String name) {
    return new CategoryStatistics(
        name, 2, COSTS, 5, new BigDecimal("0.25"), BigDecimal.TEN, BigDecimal.ONE);
  }

  @Test
  void withdrawal_and_implementation_of_a_proposal_arrive() {
    assertArrives(proposal(null, new ProposalWithdrawal(TIME, "Why", 3L), null));
    assertArrives(proposal(null, new ProposalWithdrawal(null, null, null), null));
    assertArrives(proposal(7L, null, new ProposalImplementation("done", "Opened", TIME)));
    assertArrives(proposal(7L, null, new ProposalImplementation("planned", null, TIME)));
  }

  @Test
  void a_proposal_without_a_count_arrives_without_a_count() {
    assertArrives(proposal(null, null, null));
    assertArrives(proposal(77L, null, null));
  }

  @Test
  void a_step_of_equal_shares_arrives_with_all_of_its_numbers() {
    assertArrives(
        new SnapshotStep(
            3,
            7,
            false,
            "unpayable",
            null,
            new BigDecimal("1.5"),
            new BigDecimal("0.333333333333"),
            new BigDecimal("0.000001"),
            new BigDecimal("10.50"),
            BigDecimal.ZERO,
            2,
            new BigDecimal("99.999999")));
  }

  private static Cycle cycleIn(CyclePhase phase) {
    return new Cycle(
        7,
        "A",
        null,
        "B",
        null,
        BigDecimal.TEN,
        "ordinal",
        phase,
        true,
        TIME,
        null,
        0,
        "r",
        List.of("ade", "bea"));
  }

  private static SnapshotProposal proposal(
      @Nullable Long projectId,
      @Nullable ProposalWithdrawal withdrawal,
      @Nullable ProposalImplementation implementation) {
    return new SnapshotProposal(
        7,
        projectId,
        null,
        "A",
        new BigDecimal("12.50"),
        List.of(),
        List.of(),
        null,
        null,
        null,
        withdrawal,
        implementation,
        null,
        null);
  }

  private static void assertArrives(SnapshotPart part) {
    assertThat(SnapshotWire.read(SnapshotWire.write(part))).isEqualTo(part);
  }
}
