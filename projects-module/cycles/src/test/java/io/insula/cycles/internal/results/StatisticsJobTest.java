package io.insula.cycles.internal.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.insula.cycles.internal.CyclesOverHttp;
import io.insula.testkit.ApiClient;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class StatisticsJobTest {
  private final ApiClient admin;
  private final ResultTable results;
  private final RecurringTask<Void> job;
  private final Jdbi jdbi;

  StatisticsJobTest(
      CyclesOverHttp http, ResultTable results, CountService countService, Jdbi jdbi) {
    this.admin = http.people().admin();
    this.results = results;
    this.job = new StatisticsJob().makeStatistics(results, countService);
    this.jdbi = jdbi;
    // Removes the background job. The test runs the job itself.
    jdbi.useHandle(
        handle ->
            handle.execute("DELETE FROM kernel.jobs WHERE task_name = 'cycles.make-statistics'"));
  }

  @Test
  void imports_get_their_statistics_even_if_one_of_them_cannot_be_read() {
    var broken = imported();
    var outcome = outcome(broken);
    outcome(broken, "x");
    var other = imported();

    assertThatThrownBy(this::run)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Cycle " + broken);
    assertThat(results.withoutStatistics()).contains(broken).doesNotContain(other);
    outcome(broken, outcome);
    run();

    assertThat(results.withoutStatistics()).doesNotContain(broken);
    assertThat(results.find(broken, false).orElseThrow().statistics().voted()).isEqualTo(5);
  }

  /** During an update, a newer server can store fields that an older server does not know. */
  @Test
  void unknown_fields_of_stored_statistics_are_ignored() {
    var id = imported();
    run();
    var before = results.find(id, false).orElseThrow().statistics();

    var stored =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        UPDATE cycles.result
                        SET statistics = regexp_replace(statistics, '^\\{', '{"x":1,')
                        WHERE cycle_id = ? RETURNING statistics
                        """)
                    .bind(0, id)
                    .mapTo(String.class)
                    .one());

    assertThat(stored).startsWith("{\"x\":1,\"");
    assertThat(results.find(id, false).orElseThrow().statistics()).isEqualTo(before);
  }

  @Test
  void many_unreadable_results_do_not_delay_a_later_one() {
    var broken = imported();
    copy(broken, 120);
    var last = imported();
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                UPDATE cycles.result SET outcome = 'x', statistics = NULL WHERE cycle_id IN (
                  SELECT id FROM cycles.cycle WHERE name = 'Broken')
                """));
    try {
      assertThatThrownBy(this::run).isInstanceOf(IllegalStateException.class);

      assertThat(results.find(last, false).orElseThrow().statistics()).isNotNull();
    } finally {
      // Hides the broken results, so that the job does not fail in other tests on the same
      // database.
      jdbi.useHandle(
          handle ->
              handle.execute(
                  """
                  UPDATE cycles.result SET discarded_at = counted_at WHERE cycle_id IN (
                    SELECT id FROM cycles.cycle WHERE name = 'Broken')
                  """));
    }
  }

  /**
   * Adds copies of a counted cycle and its result, each named Broken. The job takes results in the
   * order of their ids, so it handles the copies before results that are stored later.
   */
  private void copy(long cycleId, int count) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                WITH copies AS (
                  INSERT INTO cycles.cycle (name, phase, created_at, budget, ballot_type, rule,
                    tie_order, lot, counts_officially)
                  SELECT 'Broken', phase, created_at, budget, ballot_type, rule,
                    tie_order, lot, counts_officially
                  FROM cycles.cycle CROSS JOIN generate_series(1, ?) WHERE id = ?
                  RETURNING id)
                INSERT INTO cycles.result (cycle_id, counted_at, rule_version, outcome, trace)
                SELECT copies.id, counted_at, rule_version, outcome, trace
                FROM copies CROSS JOIN cycles.result WHERE cycle_id = ?
                """,
                count,
                cycleId,
                cycleId));
  }

  private void run() {
    job.executeRecurringly(null, null);
  }

  private long imported() {
    var path = CyclesOverHttp.imported(admin, CyclesOverHttp.ELECTION);
    return Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
  }

  private String outcome(long cycleId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT outcome FROM cycles.result WHERE cycle_id = ?")
                .bind(0, cycleId)
                .mapTo(String.class)
                .one());
  }

  private void outcome(long cycleId, String outcome) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "UPDATE cycles.result SET outcome = ?, statistics = NULL WHERE cycle_id = ?",
                outcome,
                cycleId));
  }
}
