package io.insula.cycles.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.insula.api.Actor;
import io.insula.api.PageRequest;
import io.insula.cycles.Cycle;
import io.insula.cycles.CycleFilter;
import io.insula.cycles.CycleFullException;
import io.insula.cycles.CyclePhase;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** Checks that the cycles in memory behave as the contract of the real ones says. */
class InMemoryCyclesTest {
  private static final PageRequest FIRST_PAGE = new PageRequest(PageRequest.DEFAULT_LIMIT, null);
  private static final Actor ADMIN = new Actor("root", true);

  private final InMemoryCycles cycles = new InMemoryCycles();

  @Test
  void a_closed_cycle_is_not_among_the_active_ones() {
    var open = cycles.open();
    var closed = cycles.open();
    cycles.move(closed, CyclePhase.CLOSED);

    assertThat(cycles.list(CycleFilter.ACTIVE, FIRST_PAGE).items())
        .extracting(Cycle::id)
        .containsExactly(open);
    assertThat(cycles.list(CycleFilter.ALL, FIRST_PAGE).items())
        .extracting(Cycle::id)
        .containsExactly(closed, open);
  }

  @Test
  void a_full_cycle_accepts_no_proposal() {
    var id = cycles.open();
    cycles.requireOpenForProposals(id, BigDecimal.TEN, ADMIN);

    cycles.fill(id);

    assertThatExceptionOfType(CycleFullException.class)
        .isThrownBy(() -> cycles.requireOpenForProposals(id, BigDecimal.TEN, ADMIN))
        .satisfies(e -> assertThat(e.cycleId()).isEqualTo(id));
  }

  @Test
  void a_proposal_for_an_unknown_cycle_is_refused() {
    CycleProposalsContract.assertMissing(
        () ->
            cycles.addProposal(
                ManagedCycleContract.proposal(CycleProposalsContract.NOWHERE, "Lost", "10")));
  }
}
