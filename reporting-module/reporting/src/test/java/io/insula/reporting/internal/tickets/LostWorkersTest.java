package io.insula.reporting.internal.tickets;

import static io.insula.reporting.internal.ReportingServer.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.insula.api.UnavailableException;
import io.insula.reporting.Reports;
import io.insula.reporting.TaskStatus;
import io.insula.reporting.Ticket;
import io.insula.reporting.TicketStatus;
import io.insula.reporting.TicketTask;
import io.insula.reporting.internal.FakeTicketDependencies;
import io.insula.reporting.internal.ReportingServer;
import io.insula.testkit.TestDatabase;
import io.micronaut.core.type.Argument;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;

/** Tests workers that hang, stop, or lose their task to another worker. */
@Timeout(180)
@TestInstance(Lifecycle.PER_CLASS)
class LostWorkersTest {
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
  void hung_work_is_noticed_and_runs_again_and_its_late_write_is_refused() {
    var late = new AtomicReference<Throwable>();
    var wasInterrupted = new CountDownLatch(1);
    environment.onMake(
        1,
        attempt -> {
          if (attempt.attemptNumber() > 1) {
            return FakeTicketDependencies.report(attempt);
          }
          hang(wasInterrupted);
          try {
            transactions().executeWrite(_ -> requireCurrent(attempt));
          } catch (RuntimeException e) {
            late.set(e);
          }
          return new AttemptResult("stale", "/stale.xlsx", null);
        });

    var ticket = awaitEnd(reports.requestCycle(1, ADMIN).id());

    assertThat(ticket.status()).isEqualTo(TicketStatus.SUCCEEDED);
    assertThat(ticket.tasks().getFirst().attempts()).isEqualTo(2);
    await().until(() -> wasInterrupted.getCount() == 0);
    open.countDown();
    await().until(() -> late.get() != null);
    assertThat(late.get()).isInstanceOf(AttemptEndedException.class);
    assertThat(server.ticket(ticket.id()).tasks().getFirst().workbookUrl())
        .isEqualTo("/reports/cycles/1.xlsx");
  }

  @Test
  void hung_work_does_not_delay_other_work() {
    environment.onMake(1, this::hangForever);
    environment.onMake(2, this::hangForever);

    var ticket = awaitEnd(reports.requestActive(ADMIN).id());

    assertThat(statuses(ticket))
        .containsExactly(TaskStatus.FAILED, TaskStatus.FAILED, TaskStatus.SUCCEEDED);
    assertThat(ticket.tasks().getFirst().error()).contains("showed no progress");
  }

  @Test
  void a_worker_that_another_one_took_over_from_cannot_write() {
    var taken = new CountDownLatch(1);
    var late = new AtomicReference<Throwable>();
    environment.onMake(
        1,
        attempt -> {
          if (attempt.attemptNumber() > 1) {
            return FakeTicketDependencies.report(attempt);
          }
          awaitUninterruptibly(taken);
          try {
            transactions().executeWrite(_ -> requireCurrent(attempt));
          } catch (RuntimeException e) {
            late.set(e);
            throw e;
          }
          return FakeTicketDependencies.report(attempt);
        });
    var id = reports.requestCycle(1, ADMIN).id();
    await().until(() -> environment.runsOf(1).size() == 1);

    assertThat(server.bean(AttemptRecorder.class).endSilentAttempts(Duration.ZERO)).hasSize(1);
    var ticket = awaitEnd(id);
    taken.countDown();

    await().until(() -> late.get() != null);
    assertThat(late.get()).isInstanceOf(AttemptEndedException.class);
    assertThat(ticket.tasks().getFirst().attempts()).isEqualTo(2);
    assertThat(environment.runsOf(1)).hasSize(2);
  }

  @Test
  void a_worker_that_is_suspended_in_its_transaction_does_not_block_others() throws Exception {
    environment.onMake(1, FakeTicketDependencies.until(open));
    var id = reports.requestCycle(1, ADMIN).id();
    await().until(() -> server.ticket(id).status() == TicketStatus.RUNNING);

    try (var stopped =
            DriverManager.getConnection(database.url(), database.username(), database.password());
        var statement = stopped.createStatement()) {
      stopped.setAutoCommit(false);
      statement.execute("SELECT FROM reporting.task WHERE cycle_id = 1 FOR NO KEY UPDATE");
      assertThatThrownBy(() -> reports.cancel(id, ADMIN)).isInstanceOf(UnavailableException.class);

      assertThat(awaitEnd(reports.requestCycle(2, ADMIN).id()).status())
          .isEqualTo(TicketStatus.SUCCEEDED);
    }
    assertThat(reports.cancel(id, ADMIN).status()).isEqualTo(TicketStatus.CANCELLED);
  }

  @Test
  void the_database_ends_the_transaction_of_a_worker_that_hangs() {
    var timeout = new AtomicReference<String>();
    environment.onMake(
        1,
        attempt -> {
          timeout.set(transactions().executeWrite(_ -> timeoutAfterRequiringCurrent(attempt)));
          return FakeTicketDependencies.report(attempt);
        });

    awaitEnd(reports.requestCycle(1, ADMIN).id());

    assertThat(timeout).hasValue("10s");
  }

  @Test
  void a_task_whose_workers_are_lost_again_and_again_fails() {
    environment.onMake(1, FakeTicketDependencies.until(open));
    var id = reports.requestCycle(1, ADMIN).id();

    for (int loss = 1; loss <= AttemptRecorder.MAX_LOST_WORKERS; loss++) {
      await()
          .until(
              () -> !server.bean(AttemptRecorder.class).endSilentAttempts(Duration.ZERO).isEmpty());
    }

    assertThat(awaitEnd(id).status()).isEqualTo(TicketStatus.FAILED);
    assertThat(server.ticket(id).tasks().getFirst().error()).contains("The server stopped");
  }

  @Test
  void a_server_that_shuts_down_returns_its_work_to_the_queue() {
    var shared = TestDatabase.reserve();
    environment.onMake(1, FakeTicketDependencies.until(open));
    long id;
    try (var first = ReportingServer.start(shared, environment)) {
      id = first.reports().requestCycle(1, ADMIN).id();
      await().until(() -> environment.runsOf(1).size() == 1);
    }
    environment.heal(1);

    try (var other =
        ReportingServer.start(
            shared, environment, Map.of("insula.reporting.heartbeat-timeout", "60s"))) {
      await().until(() -> other.ticket(id).status().isFinished());
      assertThat(other.ticket(id).status()).isEqualTo(TicketStatus.SUCCEEDED);
      assertThat(other.ticket(id).tasks().getFirst().attempts()).isEqualTo(2);
    }
  }

  private AttemptResult hangForever(AttemptContext attempt) {
    awaitUninterruptibly(open);
    return FakeTicketDependencies.report(attempt);
  }

  /** Waits for the end of the test and ignores interrupts. */
  private void hang(CountDownLatch wasInterrupted) {
    try {
      open.await();
    } catch (InterruptedException e) {
      wasInterrupted.countDown();
      awaitUninterruptibly(open);
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    while (true) {
      try {
        latch.await();
        return;
      } catch (InterruptedException e) {
        // Ignores the interrupt, as hung work does.
        Thread.interrupted();
      }
    }
  }

  private static boolean requireCurrent(AttemptContext attempt) {
    attempt.requireCurrent();
    return true;
  }

  private TransactionOperations<Connection> transactions() {
    return server.bean(Argument.of(TransactionOperations.class, Connection.class));
  }

  private String timeoutAfterRequiringCurrent(AttemptContext attempt) {
    attempt.requireCurrent();
    return server
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("SHOW idle_in_transaction_session_timeout")
                    .mapTo(String.class)
                    .one());
  }

  private static List<TaskStatus> statuses(Ticket ticket) {
    return ticket.tasks().stream().map(TicketTask::status).toList();
  }

  private Ticket awaitEnd(long id) {
    await().pollDelay(Duration.ZERO).until(() -> server.ticket(id).status().isFinished());
    return server.ticket(id);
  }
}
