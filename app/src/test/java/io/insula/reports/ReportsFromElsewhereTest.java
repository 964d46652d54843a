package io.insula.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.testkit.RemoteServerSetup;
import io.insula.testkit.ServerProcess;
import io.insula.testkit.TestDatabase;
import io.insula.testkit.TestPasswords;
import io.insula.testkit.TestUsers;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests reports on cycles in another process. Either the app {@code cycles} was moved out of the
 * server that makes the reports, or the cycles belong to another backend, which the server queries
 * with GraphQL.
 */
@Tag("processes")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportsFromElsewhereTest {
  private ServerProcess host;
  private ServerProcess front;
  private ServerProcess beside;
  private TestUsers people;
  private long open;
  private long counted;
  private long overridden;
  private long imported;
  private long oddlyNamed;

  @BeforeAll
  void start(@TempDir Path folder) {
    var frontPort = ServerProcess.freePort();
    var process =
        RemoteServerSetup.hosting(Set.of("cycles"), folder)
            .calling("membership", frontPort)
            .with("INSULA_BALLOT_KEY", "a key for tests that is long enough to be taken");
    host = process.start();
    front =
        ServerProcess.start(
                process
                    .frontWithCalls(TestDatabase.create(), "membership", frontPort)
                    .with("INSULA_REPORTING_SCHEDULE_ENABLED", "false"))
            .awaitReady();
    people = TestUsers.of(front.uri());
    beside =
        ServerProcess.start(
                ServerProcess.Settings.standard()
                    .on(TestDatabase.create())
                    .with("INSULA_REPORTING_SCHEDULE_ENABLED", "false")
                    .with("INSULA_REPORTING_SOURCE", "graphql")
                    .with("INSULA_REPORTING_GRAPHQL_URL", front.uri() + "/graphql")
                    .with("INSULA_REPORTING_GRAPHQL_TOKEN", adminToken()))
            .awaitReady();
    makeCycles();
  }

  private String adminToken() {
    var admin = Map.of("username", "admin", "password", TestPasswords.ADMIN);
    var answer = people.nobody().post("/login", admin).expect(200).json();
    return answer.required("access_token").textValue();
  }

  private void makeCycles() {
    var cycles = new ReportTestCycleFactory(people.admin());
    open = cycles.open("Swings", "Books");
    counted = cycles.countedGreedily("Swings", "=Books");
    oddlyNamed = cycles.importedWithOddNames();
    overridden = cycles.overridden();
    imported = cycles.importedByEqualShares();
  }

  @AfterAll
  void stop() {
    beside.close();
    front.close();
    host.close();
  }

  @Test
  void cycles_that_were_moved_out_are_reported_with_each_number_of_the_routes() {
    assertReports(people);
  }

  @Test
  void cycles_of_another_backend_are_reported_with_each_number_of_its_routes() {
    assertReports(TestUsers.of(beside.uri()));
  }

  /**
   * Requests one refresh of all active cycles. Imported cycles are closed, so their reports are
   * requested one by one.
   */
  private void assertReports(TestUsers where) {
    var tickets = new ReportRequester(where.admin());
    var id = tickets.requestAll();
    var ticket = tickets.follow(id).getLast();
    tickets.make(imported);
    tickets.make(oddlyNamed);

    assertThat(ReportRequester.status(ticket)).as("%s", ticket).isEqualTo("succeeded");
    assertThat(ticket.required("tasks"))
        .extracting(task -> task.required("cycle_id").longValue())
        .containsExactlyInAnyOrder(open, counted, overridden);
    new ReportComparison(where.admin(), people.admin(), open).assertOpen();
    for (var cycle : new long[] {counted, overridden, imported, oddlyNamed}) {
      new ReportComparison(where.admin(), people.admin(), cycle).assertCounted();
    }
  }
}
