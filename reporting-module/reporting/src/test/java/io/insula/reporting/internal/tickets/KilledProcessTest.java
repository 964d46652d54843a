package io.insula.reporting.internal.tickets;

import static io.insula.reporting.internal.ReportingServer.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insula.api.PageRequest;
import io.insula.reporting.TaskStatus;
import io.insula.reporting.TicketStatus;
import io.insula.reporting.TicketTask;
import io.insula.reporting.internal.FakeTicketDependencies;
import io.insula.reporting.internal.ReportingServer;
import io.insula.testkit.TestDatabase;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class KilledProcessTest {
  private final TestDatabase database = TestDatabase.create();

  @Test
  void the_reports_of_a_killed_process_are_made_by_another_process() throws Exception {
    var worker = WorkerProcess.start(database);
    try {
      await()
          .atMost(Duration.ofSeconds(90))
          .pollInterval(Duration.ofMillis(200))
          .until(() -> !worker.isAlive() || runningTasks() == 2);
      assertThat(worker.isAlive()).isTrue();
    } finally {
      worker.destroyForcibly().waitFor();
    }
    var environment = new FakeTicketDependencies().with(1).with(2).with(3);
    try (var other = ReportingServer.start(database, environment)) {
      var tickets = other.reports().list(new PageRequest(10, null), ADMIN).items();
      assertThat(tickets).hasSize(1);
      var id = tickets.getFirst().id();

      await().until(() -> other.ticket(id).status().isFinished());

      var ticket = other.ticket(id);
      assertThat(ticket.status()).isEqualTo(TicketStatus.SUCCEEDED);
      assertThat(ticket.tasks()).extracting(TicketTask::status).containsOnly(TaskStatus.SUCCEEDED);
      assertThat(ticket.tasks().stream().mapToInt(TicketTask::attempts).sum()).isEqualTo(5);
    }
  }

  /** Returns the number of running tasks; 0 while the tables do not exist. */
  private int runningTasks() {
    try (var connection =
            DriverManager.getConnection(database.url(), database.username(), database.password());
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "SELECT count(*) FROM reporting.task WHERE status = 'running'")) {
      return row.next() ? row.getInt(1) : 0;
    } catch (SQLException e) {
      return 0;
    }
  }
}
