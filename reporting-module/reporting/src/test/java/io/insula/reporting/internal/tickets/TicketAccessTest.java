package io.insula.reporting.internal.tickets;

import static io.insula.reporting.internal.ReportingServer.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.insula.api.Actor;
import io.insula.api.PageRequest;
import io.insula.cycles.CycleNotFoundException;
import io.insula.cycles.CyclePhase;
import io.insula.reporting.Reports;
import io.insula.reporting.ReportsForbiddenException;
import io.insula.reporting.Ticket;
import io.insula.reporting.TicketConflictException;
import io.insula.reporting.TicketNotFoundException;
import io.insula.reporting.TicketStatus;
import io.insula.reporting.TicketSummary;
import io.insula.reporting.TooManyTicketsException;
import io.insula.reporting.internal.FakeTicketDependencies;
import io.insula.reporting.internal.ReportingServer;
import io.insula.testkit.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;

/** Tests which tickets a user may see and request. */
@Timeout(180)
@TestInstance(Lifecycle.PER_CLASS)
class TicketAccessTest {
  private static final Actor ADE = new Actor("ade", false);
  private static final Actor BEA = new Actor("bea", false);

  private final FakeTicketDependencies environment = new FakeTicketDependencies();
  private final ReportingServer server =
      ReportingServer.start(
          TestDatabase.reserve(),
          environment,
          Map.of("insula.reporting.max-unfinished-tickets", 3));
  private final Reports reports = server.reports();
  private CountDownLatch open = new CountDownLatch(1);

  @BeforeEach
  void begin() {
    open = new CountDownLatch(1);
    environment.reset().with(1, "ade", "bea").with(2, "ade").with(3);
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
  void an_admin_of_a_server_without_active_cycles_gets_a_ticket_that_has_succeeded() {
    LongStream.rangeClosed(1, 3)
        .forEach(cycle -> environment.put(cycle, CyclePhase.CLOSED, "1", "ade"));

    var ticket = reports.requestActive(ADMIN);

    assertThat(ticket.status()).isEqualTo(TicketStatus.SUCCEEDED);
    assertThat(ticket.progress().total()).isZero();
    assertThat(ticket.progress().estimatedSecondsLeft()).isZero();
    assertThatThrownBy(() -> reports.retry(ticket.id(), ADMIN))
        .isInstanceOf(TicketConflictException.class);
    assertThatThrownBy(() -> reports.requestActive(ADE))
        .isInstanceOf(ReportsForbiddenException.class);
    assertThatThrownBy(() -> reports.get(ticket.id(), ADE))
        .isInstanceOf(TicketNotFoundException.class);
  }

  @Test
  void a_request_for_a_cycle_of_others_or_an_unknown_cycle_is_refused() {
    assertThatThrownBy(() -> reports.requestCycle(2, BEA))
        .isInstanceOf(ReportsForbiddenException.class);
    assertThatThrownBy(() -> reports.requestActive(new Actor("cleo", false)))
        .isInstanceOf(ReportsForbiddenException.class);
    assertThatThrownBy(() -> reports.requestCycle(99, BEA))
        .isInstanceOf(CycleNotFoundException.class);
    assertThat(reports.list(new PageRequest(10, null), ADMIN).items()).isEmpty();
  }

  @Test
  void a_ticket_is_visible_to_a_user_who_runs_all_of_its_cycles() {
    environment.put(4, CyclePhase.CLOSED, "1", "ade");
    var one = reports.requestCycle(1, ADE).id();
    var closed = reports.requestCycle(4, ADE).id();
    var all = reports.requestActive(ADMIN).id();
    List.of(one, closed, all).forEach(this::awaitEnd);

    assertThat(idsSeenBy(ADMIN)).containsExactly(all, closed, one);
    assertThat(idsSeenBy(ADE)).containsExactly(closed, one);
    assertThat(idsSeenBy(BEA)).containsExactly(one);
    assertThatThrownBy(() -> idsSeenBy(new Actor("BEA", false)))
        .isInstanceOf(ReportsForbiddenException.class);
    assertThat(reports.get(one, BEA).id()).isEqualTo(one);
    assertThat(reports.get(closed, ADE).id()).isEqualTo(closed);
    for (var hidden : List.of(closed, all, 999L)) {
      assertThatThrownBy(() -> reports.get(hidden, BEA))
          .isInstanceOf(TicketNotFoundException.class);
      assertThatThrownBy(() -> reports.cancel(hidden, BEA))
          .isInstanceOf(TicketNotFoundException.class);
      assertThatThrownBy(() -> reports.retry(hidden, BEA))
          .isInstanceOf(TicketNotFoundException.class);
    }
  }

  @Test
  void a_retried_ticket_counts_for_its_requester_and_not_for_the_caller() {
    for (long cycle = 1; cycle <= 6; cycle++) {
      environment.with(cycle, "ade", "bea").onMake(cycle, FakeTicketDependencies.until(open));
    }
    var first = reports.requestCycle(1, BEA).id();
    reports.cancel(first, BEA);
    var second = reports.requestCycle(2, BEA).id();
    reports.cancel(second, BEA);
    LongStream.rangeClosed(3, 5).forEach(cycle -> reports.requestCycle(cycle, ADE));

    assertThat(reports.retry(first, ADE).status().isFinished()).isFalse();

    LongStream.rangeClosed(5, 6).forEach(cycle -> reports.requestCycle(cycle, BEA));
    assertThatThrownBy(() -> reports.retry(second, ADMIN))
        .isInstanceOf(TooManyTicketsException.class)
        .hasMessageStartingWith("bea has 3 unfinished tickets");
    assertThatThrownBy(() -> reports.retry(second, BEA))
        .isInstanceOf(TooManyTicketsException.class)
        .hasMessageStartingWith("You have 3 unfinished tickets");
    assertThat(server.ticket(second).status()).isEqualTo(TicketStatus.CANCELLED);
  }

  @Test
  void a_user_who_runs_no_cycle_is_refused_everything() {
    environment.put(4, CyclePhase.CLOSED, "1", "zoe");
    var cleo = new Actor("cleo", false);
    var zoe = new Actor("zoe", false);
    var id = reports.requestCycle(1, ADE).id();

    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> reports.list(new PageRequest(10, null), cleo),
            () -> reports.get(id, cleo),
            () -> reports.get(999, cleo),
            () -> reports.cancel(id, cleo),
            () -> reports.retry(id, cleo),
            () -> reports.requestCycle(99, cleo),
            () -> reports.requestActive(cleo))) {
      assertThatThrownBy(call).isInstanceOf(ReportsForbiddenException.class);
    }
    assertThat(idsSeenBy(zoe)).isEmpty();
    assertThatThrownBy(() -> reports.get(id, zoe)).isInstanceOf(TicketNotFoundException.class);
  }

  @Test
  void the_list_of_tickets_does_not_look_up_cycles_individually() {
    for (long cycle = 4; cycle <= 8; cycle++) {
      environment.put(cycle, CyclePhase.CLOSED, "1", "ade");
      awaitEnd(reports.requestCycle(cycle, ADMIN).id());
    }
    var before = environment.lookUps();

    assertThat(idsSeenBy(ADE)).hasSize(5);

    assertThat(environment.lookUps()).isEqualTo(before);
  }

  @Test
  void the_list_continues_to_older_tickets_page_by_page() {
    var ids = LongStream.rangeClosed(1, 3).map(cycle -> reports.requestCycle(cycle, ADMIN).id());
    var newestFirst = ids.boxed().toList().reversed();
    newestFirst.forEach(this::awaitEnd);

    var first = reports.list(new PageRequest(2, null), ADMIN);
    var second = reports.list(new PageRequest(2, first.nextBefore()), ADMIN);

    assertThat(first.items()).extracting(TicketSummary::id).isEqualTo(newestFirst.subList(0, 2));
    assertThat(second.items()).extracting(TicketSummary::id).isEqualTo(newestFirst.subList(2, 3));
    assertThat(second.nextBefore()).isNull();
    assertThat(second.items().getFirst().progress().done()).isEqualTo(1);
  }

  private List<Long> idsSeenBy(Actor actor) {
    return reports.list(new PageRequest(10, null), actor).items().stream()
        .map(TicketSummary::id)
        .toList();
  }

  private Ticket awaitEnd(long id) {
    await().pollDelay(Duration.ZERO).until(() -> server.ticket(id).status().isFinished());
    return server.ticket(id);
  }
}
