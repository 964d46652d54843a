package io.insula.cycles.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.cycles.Cycle;
import io.insula.cycles.CyclePhase;
import io.insula.cycles.SnapshotHead;
import io.insula.cycles.SnapshotPart;
import io.insula.cycles.SnapshotProposal;
import io.insula.cycles.SnapshotStep;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What no import makes: the contract has the rest. */
class SnapshotWireTest {
  private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.000006Z");

  @ParameterizedTest
  @EnumSource
  void a_head_without_counts_arrives_without_counts(CyclePhase phase) {
    assertArrives(new SnapshotHead(cycleIn(phase), TIME, null, null, null));
  }

  @Test
  void a_proposal_without_a_count_arrives_without_a_count() {
    assertArrives(proposal(null));
    assertArrives(proposal(77L));
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

  private static SnapshotProposal proposal(Long projectId) {
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
        null,
        null,
        null,
        null);
  }

  private static void assertArrives(SnapshotPart part) {
    assertThat(SnapshotWire.read(SnapshotWire.write(part))).isEqualTo(part);
  }
}
