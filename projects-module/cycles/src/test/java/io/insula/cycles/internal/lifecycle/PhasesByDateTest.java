package io.insula.cycles.internal.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.insula.cycles.Cycles;
import io.insula.cycles.NewProposal;
import io.insula.cycles.internal.CyclesOverHttp;
import io.insula.cycles.internal.cycle.CycleConflictException;
import io.insula.testkit.ApiClient;
import io.insula.testkit.SettableClock;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/**
 * Tests the job that moves cycles by date. The job also runs in the background, so these tests must
 * pass no matter how often it ran.
 */
@MicronautTest(transactional = false)
@Property(name = "insula.test.settable-clock", value = "true")
class PhasesByDateTest {
  private final ApiClient admin;
  private final Cycles cycles;
  private final PhaseTransitions phases;
  private final RecurringTask<Void> job;
  private final SettableClock clock;
  private final Jdbi jdbi;

  PhasesByDateTest(
      CyclesOverHttp http,
      Cycles cycles,
      PhaseTransitions phases,
      PhaseChangeReader phaseChangeReader,
      SettableClock clock,
      Jdbi jdbi) {
    this.admin = http.people().admin();
    this.cycles = cycles;
    this.phases = phases;
    this.job = new PhaseDatesJob().movePhasesByDate(phaseChangeReader, phases);
    this.clock = clock;
    this.jdbi = jdbi;
  }

  @Test
  void a_cycle_moves_one_step_when_the_date_of_its_next_phase_has_come() {
    var path = opened(Map.of("refinement", 10, "voting", 20));

    runAfter(9);
    assertThat(phaseOf(path)).isEqualTo("planning");
    assertThat(phases.moveByDate(idOf(path))).isFalse();
    runAfter(1);
    assertThat(phaseOf(path)).isEqualTo("refinement");
    runAfter(9);
    assertThat(phaseOf(path)).isEqualTo("refinement");
    runAfter(1);
    assertThat(phaseOf(path)).isEqualTo("voting");
    assertThat(cycle(path).get("lot_seed").isTextual()).isTrue();
    runAfter(3);
    assertThat(phaseOf(path)).isEqualTo("voting");
  }

  @Test
  void a_date_moves_a_cycle_only_to_its_next_phase() {
    var path = opened(Map.of("voting", 10));

    runAfter(11);

    assertThat(phaseOf(path)).isEqualTo("planning");
  }

  @Test
  void a_cycle_that_missed_several_dates_takes_each_step() {
    var path = opened(Map.of("refinement", 10, "voting", 20, "implementation", 30, "closed", 40));

    runAfter(40);

    var cycle = cycle(path);
    assertThat(cycle.get("phase").textValue()).isEqualTo("closed");
    assertThat(cycle.get("phase_changes"))
        .extracting(change -> change.get("to").textValue())
        .containsExactly("refinement", "voting", "implementation", "closed");
  }

  @Test
  void a_vote_that_ends_by_its_date_is_counted() {
    var path = opened(Map.of("refinement", 10, "voting", 20, "implementation", 30));
    var trees =
        cycles.addProposal(
            new NewProposal(idOf(path), clock.millis(), "Trees", BigDecimal.TEN, List.of(), "ade"));
    runAfter(20);
    var ballot = Map.of("votes", List.of(Map.of("proposal_id", trees)));
    admin.put(path + "/ballot", ballot).expect(200);
    admin.get(path + "/results").expect(409);

    runAfter(10);

    assertThat(phaseOf(path)).isEqualTo("implementation");
    var results = admin.get(path + "/results").expect(200).json();
    assertThat(results.get("ballots").intValue()).isEqualTo(1);
    assertThat(results.at("/proposals/0/selected").booleanValue()).isTrue();
    assertThat(results.get("receipts_root").isTextual()).isTrue();
  }

  @Test
  void a_step_by_date_stores_no_name_and_a_step_by_an_admin_does() {
    var path = opened(Map.of("refinement", 10));

    runAfter(10);
    admin.post(path + "/phase", Map.of("phase", "voting")).expect(200);

    assertThat(movedBy(path)).containsExactly("nobody", "admin");
  }

  @Test
  void a_cycle_that_moved_back_does_not_move_forward_again_by_date() {
    var path = opened(Map.of("refinement", 10, "voting", 20, "closed", 300));
    runAfter(20);
    assertThat(phaseOf(path)).isEqualTo("voting");

    admin
        .post(path + "/phase", Map.of("phase", "refinement", "reason", "One more proposal"))
        .expect(200);
    runAfter(5);

    var cycle = cycle(path);
    assertThat(cycle.get("phase").textValue()).isEqualTo("refinement");
    assertThat(cycle.at("/dates/voting").isNull()).isTrue();
    assertThat(cycle.at("/dates/closed").isTextual()).isTrue();
    assertThat(phases.moveByDate(idOf(path))).isFalse();
  }

  @Test
  void a_cycle_that_cannot_move_does_not_stop_the_others() {
    var broken = opened(Map.of("refinement", 10, "voting", 20));
    var groups = List.of(List.of(999_999_998, 999_999_999));
    admin
        .patch(
            broken, Map.of("rule", Map.of("rule", "greedy-exclusive", "exclusive_groups", groups)))
        .expect(200);
    var other = opened(Map.of("refinement", 10, "voting", 20));

    clock.advance(Duration.ofSeconds(20));

    assertThatThrownBy(this::run)
        .hasMessage("Cycle " + idOf(broken) + " cannot move to its next phase at the set date")
        .hasCauseInstanceOf(CycleConflictException.class);
    assertThat(phaseOf(broken)).isEqualTo("refinement");
    assertThat(phaseOf(other)).isEqualTo("voting");
    assertThatCode(this::run).as("the same again").doesNotThrowAnyException();
    admin.patch(broken, Map.of("rule", Map.of("rule", "greedy"))).expect(200);
    assertThatCode(this::run).doesNotThrowAnyException();
    assertThat(phaseOf(broken)).isEqualTo("voting");
  }

  /** Creates a cycle whose phases begin after these numbers of seconds. */
  private String opened(Map<String, Integer> seconds) {
    var dates = new HashMap<String, Object>();
    seconds.forEach(
        (phase, after) -> dates.put(phase, clock.instant().plusSeconds(after).toString()));
    return CyclesOverHttp.opened(admin, CyclesOverHttp.changed(Map.of("dates", dates)));
  }

  private void runAfter(int seconds) {
    clock.advance(Duration.ofSeconds(seconds));
    run();
  }

  private void run() {
    job.executeRecurringly(null, null);
  }

  private JsonNode cycle(String path) {
    return admin.get(path).expect(200).json();
  }

  private String phaseOf(String path) {
    return cycle(path).get("phase").textValue();
  }

  private List<String> movedBy(String path) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT coalesce(changed_by, 'nobody') FROM cycles.phase_change
                    WHERE cycle_id = :cycle ORDER BY id
                    """)
                .bind("cycle", idOf(path))
                .mapTo(String.class)
                .list());
  }

  private static long idOf(String path) {
    return Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
  }
}
