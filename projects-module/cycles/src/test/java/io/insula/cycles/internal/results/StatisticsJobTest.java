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

  StatisticsJobTest(CyclesOverHttp http, ResultTable results, Counting counting, Jdbi jdbi) {
    this.admin = http.people().admin();
    this.results = results;
    this.job = new StatisticsJob().makeStatistics(results, counting);
    this.jdbi = jdbi;
    // The one in the background would come between.
    jdbi.useHandle(
        handle ->
            handle.execute("DELETE FROM kernel.jobs WHERE task_name = 'cycles.make-statistics'"));
  }

  @Test
  void imports_get_their_statistics_though_one_of_them_cannot_be_read() {
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
