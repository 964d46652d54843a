package io.insula.reporting.internal.schedule;

import static io.insula.reporting.internal.ReportingServer.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insula.api.PageRequest;
import io.insula.api.UnavailableException;
import io.insula.cycles.CyclePhase;
import io.insula.reporting.TicketSummary;
import io.insula.reporting.internal.FakeTicketDependencies;
import io.insula.reporting.internal.ReportingServer;
import io.insula.reporting.internal.tickets.ReportFailedException;
import io.insula.testkit.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;

/**
 * Tests the check for discarded counts. Each test calls the check itself: a check that runs by
 * schedule could begin in one test and end in the next.
 */
@Timeout(120)
@TestInstance(Lifecycle.PER_CLASS)
class ReopenedVoteReportsTest {
  private final FakeTicketDependencies environment = new FakeTicketDependencies();
  private final ReportingServer server =
      ReportingServer.start(
          TestDatabase.reserve(),
          environment,
          Map.of("insula.reporting.schedule.look-every", "1h"));

  @BeforeEach
  void begin() {
    environment.reset();
    for (long cycle = 1; cycle <= 2; cycle++) {
      environment
          .put(cycle, CyclePhase.IMPLEMENTATION, "counted")
          .onMake(
              cycle,
              attempt -> {
                insertReport(attempt.cycleId(), 1000 + attempt.taskId(), false, true);
                return FakeTicketDependencies.report(attempt);
              });
      insertReport(cycle, cycle, true, true);
    }
  }

  @AfterEach
  void end() {
    server.reset();
    server.jdbi().useHandle(handle -> handle.execute("DELETE FROM reporting.report"));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void the_check_runs_automatically() {
    var settings = Map.<String, Object>of("insula.reporting.schedule.look-every", "100ms");
    try (var other = ReportingServer.start(TestDatabase.reserve(), environment, settings)) {
      insertReport(other, 2, 2, true, true);

      environment.put(2, CyclePhase.VOTING, "again");

      await().until(() -> tickets(other).size() == 1);
    }
  }

  @Test
  void a_vote_that_is_opened_again_gets_a_new_report() {
    environment.put(2, CyclePhase.VOTING, "again");

    look();

    assertThat(tickets()).hasSize(1);
    var ticket = tickets().getFirst();
    await().until(() -> server.ticket(ticket.id()).status().isFinished());
    assertThat(ticket.requestedBy()).isNull();
    look();
    assertThat(tickets()).hasSize(1);
    assertThat(environment.runsOf(1)).isEmpty();
    assertThat(environment.runsOf(2)).hasSize(1);
  }

  @Test
  void no_report_is_requested_for_a_valid_count_or_a_replaced_one() {
    insertReport(1, 3, false, true);
    environment.put(1, CyclePhase.VOTING, "again");

    look();

    assertThat(tickets()).isEmpty();
  }

  @Test
  void a_spreadsheet_that_may_show_the_count_beside_a_newer_report_counts_too() {
    insertReport(1, 3, false, false);
    environment.put(1, CyclePhase.VOTING, "again");

    look();

    assertThat(tickets()).hasSize(1);
  }

  @Test
  void a_vote_that_is_closed_again_before_its_new_report_still_gets_one() {
    environment.onMake(
        1,
        attempt -> {
          throw new ReportFailedException("Google refuses.", false, null);
        });
    environment.put(1, CyclePhase.VOTING, "again");
    look();
    await().until(() -> isFailed(1));
    environment.put(1, CyclePhase.IMPLEMENTATION, "counted again");

    passPause();
    look();

    await().until(() -> isFailed(2));
  }

  @Test
  void a_report_that_failed_is_not_requested_again_immediately() {
    environment.onMake(
        1,
        attempt -> {
          throw new ReportFailedException("Google refuses.", false, null);
        });
    environment.put(1, CyclePhase.VOTING, "again");
    look();
    await().until(() -> isFailed(1));

    look();
    assertThat(tickets()).hasSize(1);

    passPause();
    look();
    assertThat(tickets()).hasSize(2);
  }

  @Test
  void while_the_cycles_are_unavailable_the_check_is_repeated() {
    environment.onCycles(
        () -> {
          throw new UnavailableException("not now", Duration.ofSeconds(1), null);
        });
    environment.put(1, CyclePhase.VOTING, "again");
    look();
    assertThat(tickets()).isEmpty();
    assertThat(environment.errors()).isEmpty();

    environment.healAll();
    look();

    assertThat(tickets()).hasSize(1);
  }

  private void look() {
    server.bean(ReopenedVoteReports.class).poll();
  }

  private List<TicketSummary> tickets() {
    return tickets(server);
  }

  private static List<TicketSummary> tickets(ReportingServer server) {
    return server.reports().list(new PageRequest(10, null), ADMIN).items();
  }

  private boolean isFailed(int times) {
    return tickets().stream().filter(ticket -> ticket.status().isFinished()).count() == times;
  }

  /**
   * Sets the time at which tasks failed to an hour earlier, so that the pause after a failure is
   * over.
   */
  private void passPause() {
    server
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    UPDATE reporting.task SET finished_at = finished_at - interval '1 hour'
                    WHERE finished_at IS NOT NULL
                    """));
  }

  private void insertReport(long cycleId, long taskId, boolean showsCount, boolean isComplete) {
    insertReport(server, cycleId, taskId, showsCount, isComplete);
  }

  private static void insertReport(
      ReportingServer server, long cycleId, long taskId, boolean showsCount, boolean isComplete) {
    server
        .jdbi()
        .useHandle(
            handle ->
                handle
                    .createUpdate(
                        """
                        INSERT INTO reporting.report (cycle_id, task_id, attempt, revision, data_at,
                          shows_count, made_at, checked_at, completed_at)
                        VALUES (:cycle, :task, 1, 'r', now(), :count, now(), now(),
                          CASE WHEN :complete THEN now() END)
                        """)
                    .bind("cycle", cycleId)
                    .bind("task", taskId)
                    .bind("count", showsCount)
                    .bind("complete", isComplete)
                    .execute());
  }
}
