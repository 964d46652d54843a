package io.insula.cycles.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.insula.api.Actor;
import io.insula.api.FieldError;
import io.insula.api.InvalidInputException;
import io.insula.cycles.CycleNotFoundException;
import io.insula.cycles.CycleNotOpenException;
import io.insula.cycles.CyclePhase;
import io.insula.cycles.Cycles;
import io.insula.cycles.SnapshotProposal;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of {@link Cycles} for the proposals that enter a cycle. */
public abstract class CycleProposalsContract extends ManagedCycleContract {
  static final long NOWHERE = 987_654_321;

  private static final Actor MEMBER = new Actor("adé", false);
  private static final Actor ADMIN = new Actor("root", true);

  private final Cycles cycles = api();

  final long upload(String file) {
    return web().upload(file);
  }

  private long openCycle() {
    return web().open();
  }

  private void move(long cycleId, CyclePhase... phases) {
    web().move(cycleId, phases);
  }

  @Test
  void a_cycle_accepts_proposals_from_every_user_in_planning_and_from_its_admins_in_refinement() {
    var id = openCycle();
    cycles.requireOpenForProposals(id, BigDecimal.TEN, MEMBER);
    cycles.requireOpenForProposals(id, BigDecimal.TEN.setScale(60), MEMBER);

    move(id, CyclePhase.REFINEMENT);

    assertNotOpen(id, MEMBER, CyclePhase.REFINEMENT);
    cycles.requireOpenForProposals(id, BigDecimal.TEN, ADMIN);
    move(id, CyclePhase.VOTING);
    assertNotOpen(id, ADMIN, CyclePhase.VOTING);
  }

  @Test
  void an_imported_cycle_accepts_no_proposals() {
    assertNotOpen(upload(ContractElections.SMALL), ADMIN, CyclePhase.CLOSED);
  }

  private void assertNotOpen(long cycleId, Actor actor, CyclePhase phase) {
    assertThatExceptionOfType(CycleNotOpenException.class)
        .isThrownBy(() -> cycles.requireOpenForProposals(cycleId, BigDecimal.TEN, actor))
        .satisfies(e -> assertThat(e.cycleId()).isEqualTo(cycleId))
        .satisfies(e -> assertThat(e.phase()).isEqualTo(phase));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "0.001", "1e12", "1e30", "999999999.00", "-0.01"})
  void a_cost_out_of_bounds_enters_no_cycle(String cost) {
    var id = openCycle();

    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> cycles.requireOpenForProposals(id, new BigDecimal(cost), MEMBER))
        .satisfies(e -> assertThat(e.errors().getFirst().field()).isEqualTo("cost"));
  }

  @Test
  void a_project_without_a_cost_enters_no_cycle() {
    var id = openCycle();

    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> cycles.requireOpenForProposals(id, null, MEMBER))
        .satisfies(
            e ->
                assertThat(e.errors())
                    .containsExactly(new FieldError("cost", "is required to enter a cycle")));
  }

  @Test
  void a_proposal_is_added_unchanged_and_only_once() {
    var id = openCycle();
    var first = proposal(id, "Spielstraße 𝄞", "12.50");

    var added = cycles.addProposal(first);

    assertThat(cycles.addProposal(first)).isEqualTo(added);
    var second = cycles.addProposal(proposal(id, "Spielstraße 𝄞", "100"));
    assertThat(partsOf(SnapshotProposal.class, snapshot(id)))
        .extracting(SnapshotProposal::id)
        .containsExactly(added, second);
    var read = partsOf(SnapshotProposal.class, snapshot(id)).getFirst();
    assertThat(read.projectId()).isEqualTo(first.projectId());
    assertThat(read.name()).isEqualTo("Spielstraße 𝄞");
    assertThat(read.cost()).isEqualByComparingTo("12.5");
    assertThat(read.categories()).containsExactly("ü", "b");
  }

  @Test
  void a_proposal_that_arrives_after_voting_opened_is_kept_and_changes_no_vote() {
    var id = openCycle();
    var early = cycles.addProposal(proposal(id, "Early", "10"));
    move(id, CyclePhase.REFINEMENT, CyclePhase.VOTING);

    var late = cycles.addProposal(proposal(id, "Late", "10"));
    move(id, CyclePhase.IMPLEMENTATION);
    var later = cycles.addProposal(proposal(id, "Later", "10"));

    assertThat(partsOf(SnapshotProposal.class, snapshot(id)))
        .extracting(SnapshotProposal::id)
        .containsExactly(early, late, later);
  }

  @Test
  void a_proposal_for_an_unknown_cycle_is_refused() {
    assertMissing(() -> cycles.requireOpenForProposals(NOWHERE, BigDecimal.TEN, MEMBER));
    assertMissing(() -> cycles.addProposal(proposal(NOWHERE, "Lost", "10")));
    var imported = upload(ContractElections.SMALL);
    assertThatExceptionOfType(CycleNotOpenException.class)
        .isThrownBy(() -> cycles.addProposal(proposal(imported, "Lost", "10")));
  }

  static void assertMissing(Runnable call) {
    assertThatExceptionOfType(CycleNotFoundException.class)
        .isThrownBy(call::run)
        .satisfies(e -> assertThat(e.cycleId()).isEqualTo(NOWHERE));
  }
}
