package io.insula.reporting.internal.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.api.Page;
import io.insula.api.PageRequest;
import io.insula.api.UnavailableException;
import io.insula.reporting.TicketSummary;
import io.insula.reporting.internal.FakeTicketDependencies;
import io.insula.reporting.internal.ReportingServer;
import io.insula.testkit.TestDatabase;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DemoReportsTest {
  private final FakeTicketDependencies environment = new FakeTicketDependencies();
  private ReportingServer server;

  @BeforeEach
  void start() {
    server =
        ReportingServer.start(TestDatabase.reserve(), environment, Map.of("insula.demo", "true"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void ensure() {
    server.bean(DemoReports.class).ensure();
  }

  private Page<TicketSummary> tickets() {
    return server.reports().list(new PageRequest(10, null), ReportingServer.ADMIN);
  }

  @Test
  void the_first_start_asks_for_the_reports_on_the_demo_cycles_and_later_ones_do_not() {
    environment.with(1, "kedamono").with(2, "somebody").with(3, "kedamono");

    ensure();
    ensure();

    assertThat(tickets().items())
        .singleElement()
        .satisfies(ticket -> assertThat(ticket.requestedBy()).isEqualTo("kedamono"));
    var ticket = server.ticket(tickets().items().getFirst().id());
    assertThat(ticket.tasks()).extracting(task -> task.cycleId()).containsExactly(1L, 3L);
  }

  @Test
  void no_reports_are_requested_for_a_user_who_runs_no_cycle_any_more() {
    environment.with(2, "somebody");

    ensure();

    assertThat(tickets().items()).isEmpty();
  }

  @Test
  void a_start_does_not_fail_while_the_cycles_cannot_be_reached() {
    environment.with(1, "kedamono");
    environment.onCycles(
        () -> {
          throw new UnavailableException(
              "The cycles are unavailable.", Duration.ofSeconds(1), null);
        });

    ensure();

    environment.healAll();
    assertThat(tickets().items()).isEmpty();
  }
}
