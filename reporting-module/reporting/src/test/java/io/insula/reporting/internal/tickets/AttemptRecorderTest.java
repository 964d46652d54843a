package io.insula.reporting.internal.tickets;

import static io.insula.reporting.internal.ReportingServer.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.insula.api.Actor;
import io.insula.api.UnavailableException;
import io.insula.reporting.Reports;
import io.insula.reporting.TaskStatus;
import io.insula.reporting.Ticket;
import io.insula.reporting.TicketConflictException;
import io.insula.reporting.TicketStatus;
import io.insula.reporting.TicketTask;
import io.insula.reporting.internal.FakeTicketDependencies;
import io.insula.reporting.internal.ReportingServer;
import io.insula.testkit.TestDatabase;
import io.micronaut.core.type.Argument;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.slf4j.MDC;

@Timeout(180)
@TestInstance(Lifecycle.PER_CLASS)
class AttemptRecorderTest {
  private static final Actor BEA = new Actor("bea", false);
  private static final Map<String, Object> QUICK =
      Map.of("insula.reporting.heartbeat-timeout", "1s");

  private final FakeTicketDependencies environment = new FakeTicketDependencies();
  private final TestDatabase database = TestDatabase.reserve();
  private final ReportingServer server = ReportingServer.start(database, environment, QUICK);
  private final Reports reports = server.reports();
  private CountDownLatch open = new CountDownLatch(1);

  @BeforeEach
  void begin() {
    open = new CountDownLatch(1);
    environment.reset().with(1, "bea").with(2).with(3);
  }

  @AfterEach
  void end() {
    open.countDown();
    server.reset();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void one_cycle_that_always_fails_makes_the_ticket_partial_and_a_retry_runs_nothing_else() {
    environment.onMake(2, failing("The source of cycle 2 answers nonsense.", true));

    var id = reports.requestActive(ADMIN).id();
    var partial = awaitEnd(id);

    assertThat(partial.status()).isEqualTo(TicketStatus.PARTIAL);
    assertThat(statuses(partial))
        .containsExactly(TaskStatus.SUCCEEDED, TaskStatus.FAILED, TaskStatus.SUCCEEDED);
    var failed = partial.tasks().get(1);
    assertThat(failed.error()).isEqualTo("The source of cycle 2 answers nonsense.");
    assertThat(failed.attempts()).isEqualTo(AttemptRecorder.MAX_FAILURES);
    assertThat(failed.workbookUrl()).isNull();
    assertThat(partial.progress().done()).isEqualTo(3);

    environment.heal(2);
    assertThat(reports.retry(id, ADMIN).status().isFinished()).isFalse();
    var retried = awaitEnd(id);
    assertThat(retried.status()).isEqualTo(TicketStatus.SUCCEEDED);
    assertThat(retried.tasks().get(1).error()).isNull();
    assertThat(environment.runsOf(1)).hasSize(1);
    assertThat(environment.runsOf(3)).hasSize(1);
    assertThatThrownBy(() -> reports.retry(id, ADMIN)).isInstanceOf(TicketConflictException.class);
  }

  @Test
  void a_permanent_failure_is_not_retried() {
    environment.onMake(1, failing("The template has no sheet.", false));

    var ticket = awaitEnd(reports.requestCycle(1, ADMIN).id());

    assertThat(ticket.status()).isEqualTo(TicketStatus.FAILED);
    assertThat(ticket.tasks().getFirst().attempts()).isEqualTo(1);
    assertThat(ticket.tasks().getFirst().error()).isEqualTo("The template has no sheet.");
    assertThat(environment.errors()).isEmpty();
  }

  @Test
  void a_workbook_that_was_made_has_its_link_though_a_later_step_failed() {
    environment.onMake(
        1,
        attempt -> {
          transactions().executeWrite(_ -> noteWorkbook(attempt));
          throw new ReportFailedException("Google refuses the key.", false, null);
        });

    var task = awaitEnd(reports.requestCycle(1, ADMIN).id()).tasks().getFirst();

    assertThat(task.status()).isEqualTo(TaskStatus.FAILED);
    assertThat(task.workbookUrl()).isEqualTo("/reports/cycles/1.xlsx");
    assertThat(task.sheetUrl()).isNull();
  }

  @Test
  void after_a_success_the_error_of_an_earlier_attempt_is_removed() {
    environment.onMake(
        1,
        attempt -> {
          if (attempt.attemptNumber() < 3) {
            throw new UnavailableException("not now", Duration.ofSeconds(1), null);
          }
          return FakeTicketDependencies.report(attempt);
        });

    var ticket = awaitEnd(reports.requestCycle(1, ADMIN).id());

    assertThat(ticket.status()).isEqualTo(TicketStatus.SUCCEEDED);
    assertThat(ticket.tasks().getFirst().attempts()).isEqualTo(3);
    assertThat(ticket.tasks().getFirst().error()).isNull();
  }

  @Test
  void an_unexpected_error_is_reported_with_its_ids_and_the_admin_reads_a_plain_sentence() {
    environment.onMake(
        1,
        attempt -> {
          throw new IllegalStateException("secret detail");
        });

    var id = reports.requestCycle(1, ADMIN).id();
    var task = awaitEnd(id).tasks().getFirst();

    assertThat(task.error()).startsWith("An unexpected error happened.").doesNotContain("secret");
    assertThat(environment.errors())
        .hasSize(AttemptRecorder.MAX_FAILURES)
        .allSatisfy(
            context ->
                assertThat(context)
                    .contains("ticket " + id, "task " + environment.runsOf(1).getFirst().taskId()));
  }

  @Test
  void each_line_of_the_log_carries_the_ids() {
    var seen = new ConcurrentHashMap<String, String>();
    environment.onMake(
        1,
        attempt -> {
          seen.putAll(MDC.getCopyOfContextMap());
          return FakeTicketDependencies.report(attempt);
        });

    var id = reports.requestCycle(1, ADMIN).id();
    awaitEnd(id);

    assertThat(seen)
        .containsEntry("ticket_id", Long.toString(id))
        .containsEntry("task_id", Long.toString(environment.runsOf(1).getFirst().taskId()))
        .containsKey("trace_id");
  }

  @Test
  void cancel_ends_a_task_in_the_middle_and_the_cycle_can_be_requested_again() {
    var ended = new AtomicReference<Throwable>();
    environment.onMake(
        1,
        attempt -> {
          try {
            return FakeTicketDependencies.until(open).make(attempt);
          } catch (AttemptEndedException e) {
            ended.set(e);
            throw e;
          }
        });
    var id = reports.requestCycle(1, ADMIN).id();
    await().until(() -> server.ticket(id).status() == TicketStatus.RUNNING);

    var cancelled = reports.cancel(id, BEA);

    assertThat(cancelled.status()).isEqualTo(TicketStatus.CANCELLED);
    assertThat(statuses(cancelled)).containsExactly(TaskStatus.CANCELLED);
    assertThat(cancelled.finishedAt()).isNotNull();
    await().until(() -> ended.get() != null);
    assertThatThrownBy(() -> reports.cancel(id, ADMIN)).isInstanceOf(TicketConflictException.class);
    environment.heal(1);
    var again = reports.requestCycle(1, ADMIN).id();
    assertThat(again).isNotEqualTo(id);
    assertThat(awaitEnd(again).status()).isEqualTo(TicketStatus.SUCCEEDED);
    assertThat(server.ticket(id).status()).isEqualTo(TicketStatus.CANCELLED);
  }

  @Test
  void cancelling_a_ticket_keeps_finished_tasks_and_those_that_another_ticket_waits_for() {
    environment.onMake(1, FakeTicketDependencies.until(open));
    environment.onMake(2, FakeTicketDependencies.until(open));
    var all = reports.requestActive(ADMIN).id();
    var one = reports.requestCycle(1, BEA).id();
    await().until(() -> environment.runsOf(1).size() + environment.runsOf(2).size() == 2);

    var cancelled = reports.cancel(all, ADMIN);

    assertThat(statuses(cancelled).subList(0, 2)).containsOnly(TaskStatus.CANCELLED);
    assertThat(server.ticket(one).status()).isEqualTo(TicketStatus.RUNNING);
    open.countDown();
    assertThat(awaitEnd(one).status()).isEqualTo(TicketStatus.SUCCEEDED);
    assertThat(environment.runsOf(1)).hasSize(1);

    reports.retry(all, ADMIN);
    assertThat(awaitEnd(all).status()).isEqualTo(TicketStatus.SUCCEEDED);
    assertThat(environment.runsOf(3).size()).isLessThanOrEqualTo(1);
  }

  @Test
  void a_running_ticket_cannot_be_retried() {
    environment.onMake(1, FakeTicketDependencies.until(open));
    var id = reports.requestCycle(1, ADMIN).id();

    assertThatThrownBy(() -> reports.retry(id, ADMIN)).isInstanceOf(TicketConflictException.class);
  }

  @Test
  void a_retry_shares_a_report_that_is_being_made() {
    environment.onMake(1, failing("broken", false));
    var id = reports.requestCycle(1, ADMIN).id();
    awaitEnd(id);
    environment.onMake(1, FakeTicketDependencies.until(open));
    var other = reports.requestCycle(1, BEA).id();

    reports.retry(id, ADMIN);

    open.countDown();
    assertThat(awaitEnd(id).status()).isEqualTo(TicketStatus.SUCCEEDED);
    assertThat(awaitEnd(other).status()).isEqualTo(TicketStatus.SUCCEEDED);
    assertThat(environment.runsOf(1)).hasSize(2);
  }

  @Test
  void the_requester_gets_one_email_when_the_ticket_ends() {
    var id = reports.requestActive(ADMIN).id();
    awaitEnd(id);

    await().until(() -> !environment.mails().isEmpty());
    await().until(() -> jobsNamed("reporting.send-mail") == 0);
    assertThat(environment.mails()).extracting(Ticket::id).containsExactly(id);
    assertThat(environment.mails().getFirst().status()).isEqualTo(TicketStatus.SUCCEEDED);
  }

  @Test
  void a_requester_gets_an_email_only_when_another_user_cancels() {
    environment.onMake(1, FakeTicketDependencies.until(open));
    environment.onMake(2, FakeTicketDependencies.until(open));
    var own = reports.requestCycle(2, ADMIN).id();
    var others = reports.requestCycle(1, BEA).id();

    reports.cancel(own, ADMIN);
    reports.cancel(others, ADMIN);

    await().until(() -> !environment.mails().isEmpty());
    await().until(() -> jobsNamed("reporting.send-mail") == 0);
    assertThat(environment.mails()).extracting(Ticket::id).containsExactly(others);
  }

  @Test
  void an_email_that_cannot_be_sent_is_retried() {
    environment.onMail(
        () -> {
          throw new UnavailableException("no mail server", Duration.ofSeconds(1), null);
        });

    awaitEnd(reports.requestCycle(1, BEA).id());

    await()
        .until(
            () ->
                jobs(
                        "reporting.send-mail",
                        " AND consecutive_failures = 1 AND execution_time > now() + interval '30"
                            + " s'")
                    == 1);
    assertThat(environment.errors()).isEmpty();
  }

  private int jobsNamed(String name) {
    return jobs(name, "");
  }

  private int jobs(String name, String condition) {
    return server
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT count(*) FROM kernel.jobs WHERE task_name = :name" + condition)
                    .bind("name", name)
                    .mapTo(Integer.class)
                    .one());
  }

  private static ReportTaskHandler failing(String message, boolean isTransient) {
    return attempt -> {
      throw new ReportFailedException(message, isTransient, null);
    };
  }

  private static boolean requireCurrent(AttemptContext attempt) {
    attempt.requireCurrent();
    return true;
  }

  private TransactionOperations<Connection> transactions() {
    return server.bean(Argument.of(TransactionOperations.class, Connection.class));
  }

  private static boolean noteWorkbook(AttemptContext attempt) {
    attempt.requireCurrent();
    attempt.recordWorkbook("/reports/cycles/1.xlsx");
    return true;
  }

  private static List<TaskStatus> statuses(Ticket ticket) {
    return ticket.tasks().stream().map(TicketTask::status).toList();
  }

  private Ticket awaitEnd(long id) {
    await().pollDelay(Duration.ZERO).until(() -> server.ticket(id).status().isFinished());
    return server.ticket(id);
  }
}
