package io.insula.reporting.internal.tickets;

import static io.insula.reporting.internal.ReportingServer.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.insula.api.Actor;
import io.insula.api.UnavailableException;
import io.insula.cycles.CyclePhase;
import io.insula.reporting.Reports;
import io.insula.reporting.TaskStatus;
import io.insula.reporting.Ticket;
import io.insula.reporting.TicketStatus;
import io.insula.reporting.TicketTask;
import io.insula.reporting.TooManyTicketsException;
import io.insula.reporting.internal.FakeTicketDependencies;
import io.insula.reporting.internal.ReportingServer;
import io.insula.testkit.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
@TestInstance(Lifecycle.PER_CLASS)
class RequestsTest {
  private static final Actor ADE = new Actor("ade", false);
  private static final Actor BEA = new Actor("bea", false);
  private static final int MANY = 50;

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
  void a_request_for_a_cycle_makes_a_ticket_whose_report_is_made() {
    var id = reports.requestCycle(1, ADE).id();

    var ticket = awaitEnd(id);
    assertThat(ticket.status()).isEqualTo(TicketStatus.SUCCEEDED);
    assertThat(ticket.requestedBy()).isEqualTo("ade");
    assertThat(ticket.finishedAt()).isNotNull();
    assertThat(ticket.progress().done()).isEqualTo(1);
    assertThat(ticket.progress().total()).isEqualTo(1);
    assertThat(ticket.progress().estimatedSecondsLeft()).isZero();
    var task = ticket.tasks().getFirst();
    assertThat(task.cycleName()).isEqualTo("Cycle 1");
    assertThat(task.status()).isEqualTo(TaskStatus.SUCCEEDED);
    assertThat(task.attempts()).isEqualTo(1);
    assertThat(task.error()).isNull();
    assertThat(task.workbookUrl()).isEqualTo("/reports/cycles/1.xlsx");
    assertThat(task.finishedAt()).isNotNull();
  }

  @Test
  void a_ticket_on_all_cycles_has_a_task_for_each_cycle_that_the_caller_manages() {
    environment.put(4, CyclePhase.CLOSED, "1", "ade");

    assertThat(cyclesOf(reports.requestActive(ADE))).containsExactly(1L, 2L);
    assertThat(cyclesOf(reports.requestActive(ADMIN))).containsExactly(1L, 2L, 3L);
  }

  @Test
  void a_ticket_its_tasks_and_their_jobs_are_made_together_or_not_at_all() {
    server
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "ALTER TABLE reporting.ticket_task"
                        + " ADD CONSTRAINT no_more CHECK (cycle_id <> 2) NOT VALID"));
    try {
      assertThatThrownBy(() -> reports.requestActive(ADMIN))
          .rootCause()
          .hasMessageContaining("no_more");
    } finally {
      server
          .jdbi()
          .useHandle(
              handle ->
                  handle.execute("ALTER TABLE reporting.ticket_task DROP CONSTRAINT no_more"));
    }

    assertThat(rows("ticket")).isZero();
    assertThat(rows("task")).isZero();
    assertThat(rows("ticket_task")).isZero();
    assertThat(rows("jobs")).isZero();
    assertThat(awaitEnd(reports.requestActive(ADMIN).id()).status())
        .isEqualTo(TicketStatus.SUCCEEDED);
  }

  private long rows(String table) {
    return server
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT count(*) FROM reporting.<table>")
                    .define("table", table)
                    .mapTo(Long.class)
                    .one());
  }

  @Test
  void progress_says_how_many_are_done_and_how_long_the_rest_may_take() {
    environment.onMake(3, FakeTicketDependencies.until(open));

    var id = reports.requestActive(ADMIN).id();
    await().until(() -> server.ticket(id).progress().done() == 2);

    var ticket = server.ticket(id);
    assertThat(ticket.status()).isEqualTo(TicketStatus.RUNNING);
    assertThat(ticket.progress().total()).isEqualTo(3);
    assertThat(ticket.progress().estimatedSecondsLeft()).isPositive();
    assertThat(ticket.finishedAt()).isNull();
    open.countDown();
    assertThat(awaitEnd(id).progress().estimatedSecondsLeft()).isZero();
  }

  @Test
  void a_second_request_for_a_cycle_during_the_work_gets_the_same_ticket() {
    environment.onMake(1, FakeTicketDependencies.until(open));
    var first = reports.requestCycle(1, ADE);

    assertThat(reports.requestCycle(1, ADE).id()).isEqualTo(first.id());
    assertThat(reports.requestCycle(1, ADE).id()).isEqualTo(first.id());

    open.countDown();
    awaitEnd(first.id());
    assertThat(reports.requestCycle(1, ADE).id()).isNotEqualTo(first.id());
  }

  @Test
  void
      a_user_who_requests_a_report_that_is_being_made_for_another_user_gets_an_own_ticket_and_email() {
    environment.onMake(1, FakeTicketDependencies.until(open));
    var first = reports.requestCycle(1, ADE);

    var own = reports.requestCycle(1, BEA);
    var third = reports.requestCycle(1, ADMIN);

    assertThat(List.of(first.id(), own.id(), third.id())).doesNotHaveDuplicates();
    assertThat(reports.requestCycle(1, BEA).id()).isEqualTo(own.id());
    assertThat(own.requestedBy()).isEqualTo("bea");
    reports.cancel(first.id(), ADE);
    open.countDown();
    assertThat(awaitEnd(own.id()).status()).isEqualTo(TicketStatus.SUCCEEDED);
    assertThat(awaitEnd(third.id()).status()).isEqualTo(TicketStatus.SUCCEEDED);
    assertThat(environment.runsOf(1)).hasSize(1);
    await()
        .untilAsserted(
            () ->
                assertThat(environment.mails())
                    .extracting(Ticket::requestedBy)
                    .containsExactlyInAnyOrder("bea", "admin"));
  }

  @Test
  void a_repeated_request_for_all_cycles_gets_the_callers_unfinished_ticket() {
    environment.onMake(1, FakeTicketDependencies.until(open));
    environment.onMake(2, FakeTicketDependencies.until(open));

    var all = reports.requestActive(ADE);

    assertThat(reports.requestCycle(1, ADE).id()).isEqualTo(all.id());
    assertThat(reports.requestActive(ADE).id()).isEqualTo(all.id());
  }

  @Test
  void a_user_who_joins_the_ticket_of_another_user_on_all_cycles_gets_a_new_ticket_on_its_tasks() {
    environment.onMake(1, FakeTicketDependencies.until(open));
    environment.onMake(2, FakeTicketDependencies.until(open));
    var all = reports.requestActive(ADMIN).id();

    var one = reports.requestCycle(1, BEA);
    var some = reports.requestActive(ADE);

    assertThat(List.of(one.id(), some.id())).doesNotContain(all).doesNotHaveDuplicates();
    assertThat(one.requestedBy()).isEqualTo("bea");
    open.countDown();
    for (var id : List.of(all, one.id(), some.id())) {
      assertThat(awaitEnd(id).status()).isEqualTo(TicketStatus.SUCCEEDED);
    }
    assertThat(environment.runsOf(1)).hasSize(1);
    assertThat(environment.runsOf(2)).hasSize(1);
  }

  @Test
  void fifty_simultaneous_requests_for_one_cycle_get_the_same_ticket() throws Exception {
    environment.onMake(1, FakeTicketDependencies.until(open));

    var tickets = atOnce(number -> reports.requestCycle(1, number % 2 == 0 ? ADE : BEA));

    for (var who : List.of("ade", "bea")) {
      var theirs =
          tickets.stream().filter(ticket -> who.equals(ticket.requestedBy())).map(Ticket::id);
      assertThat(theirs).hasSize(MANY / 2).containsOnly(idOf(tickets, who));
    }
    open.countDown();
    for (var who : List.of("ade", "bea")) {
      assertThat(awaitEnd(idOf(tickets, who)).status()).isEqualTo(TicketStatus.SUCCEEDED);
    }
    assertThat(environment.runsOf(1)).hasSize(1);
  }

  private static long idOf(List<Ticket> tickets, String who) {
    return tickets.stream()
        .filter(ticket -> who.equals(ticket.requestedBy()))
        .findFirst()
        .orElseThrow()
        .id();
  }

  @Test
  void fifty_users_who_request_all_cycles_at_the_same_time_share_the_tasks() throws Exception {
    LongStream.rangeClosed(1, 3)
        .forEach(cycle -> environment.onMake(cycle, FakeTicketDependencies.until(open)));

    var tickets = atOnce(number -> reports.requestActive(new Actor("admin" + number, true)));

    assertThat(tickets).extracting(Ticket::id).doesNotHaveDuplicates().hasSize(MANY);
    open.countDown();
    for (var ticket : tickets) {
      assertThat(awaitEnd(ticket.id()).status()).isEqualTo(TicketStatus.SUCCEEDED);
    }
    assertThat(LongStream.rangeClosed(1, 3))
        .allMatch(cycle -> environment.runsOf(cycle).size() == 1);
  }

  @Test
  void a_request_for_one_cycle_does_not_wait_for_all_others() {
    for (long cycle = 1; cycle <= 12; cycle++) {
      environment
          .with(cycle, "ade")
          .onMake(
              cycle,
              cycle <= 2 ? FakeTicketDependencies.until(open) : FakeTicketDependencies::report);
    }
    var all = reports.requestActive(ADMIN).id();
    await().until(() -> environment.runs().size() == 2);
    var joined = reports.requestCycle(11, ADMIN).id();
    var own = reports.requestCycle(12, ADE).id();

    open.countDown();

    assertThat(joined).isEqualTo(all);
    List.of(all, own).forEach(this::awaitEnd);
    assertThat(environment.runs().subList(2, 6))
        .extracting(FakeTicketDependencies.Run::cycleId)
        .contains(11L, 12L);
  }

  @Test
  void a_new_request_for_one_cycle_comes_first_too() {
    for (long cycle = 1; cycle <= 12; cycle++) {
      environment
          .with(cycle, "ade")
          .onMake(
              cycle,
              cycle <= 2 ? FakeTicketDependencies.until(open) : FakeTicketDependencies::report);
    }
    environment.put(13, CyclePhase.CLOSED, "1", "ade");
    var all = reports.requestActive(ADMIN).id();
    await().until(() -> environment.runs().size() == 2);
    var one = reports.requestCycle(13, ADE).id();

    open.countDown();

    List.of(all, one).forEach(this::awaitEnd);
    assertThat(environment.runs().subList(2, 5))
        .extracting(FakeTicketDependencies.Run::cycleId)
        .contains(13L);
  }

  @Test
  void if_tasks_end_while_tickets_are_made_no_ticket_stays_unfinished() throws Exception {
    var tickets = atOnce(number -> reports.requestCycle(1 + number % 3, ADMIN));

    for (var ticket : tickets) {
      assertThat(awaitEnd(ticket.id()).status()).isEqualTo(TicketStatus.SUCCEEDED);
    }
  }

  @Test
  void the_number_of_unfinished_tickets_of_a_user_is_limited() {
    for (long cycle = 1; cycle <= 4; cycle++) {
      environment.with(cycle, "ade").onMake(cycle, FakeTicketDependencies.until(open));
    }
    for (long cycle = 1; cycle <= 3; cycle++) {
      reports.requestCycle(cycle, ADE);
    }

    assertThatThrownBy(() -> reports.requestCycle(4, ADE))
        .isInstanceOfSatisfying(
            TooManyTicketsException.class, error -> assertThat(error.retryAfter()).isPositive());
    assertThat(reports.requestCycle(3, ADE).status().isFinished()).isFalse();
    assertThat(reports.requestCycle(4, ADMIN).status().isFinished()).isFalse();
  }

  @Test
  void while_the_cycles_are_unavailable_so_are_requests() {
    environment.onCycles(
        () -> {
          throw new UnavailableException("not now", Duration.ofSeconds(1), null);
        });

    assertThatThrownBy(() -> reports.requestCycle(1, ADE)).isInstanceOf(UnavailableException.class);
    assertThatThrownBy(() -> reports.requestActive(ADE)).isInstanceOf(UnavailableException.class);
  }

  @Test
  void if_the_other_backend_is_configured_wrongly_requests_get_503_with_the_reason() {
    environment.onCycles(
        () -> {
          throw new ReportFailedException("The other backend refuses the token.", false, null);
        });

    assertThatThrownBy(() -> reports.requestActive(ADMIN))
        .isInstanceOf(UnavailableException.class)
        .hasMessage("The other backend refuses the token.");
  }

  private static List<Long> cyclesOf(Ticket ticket) {
    return ticket.tasks().stream().map(TicketTask::cycleId).toList();
  }

  private Ticket awaitEnd(long id) {
    await().pollDelay(Duration.ZERO).until(() -> server.ticket(id).status().isFinished());
    return server.ticket(id);
  }

  private static List<Ticket> atOnce(IntFunction<Ticket> request) throws Exception {
    var together = new CyclicBarrier(MANY);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Ticket>> answers =
          IntStream.range(0, MANY)
              .mapToObj(
                  number ->
                      threads.submit(
                          () -> {
                            together.await();
                            return request.apply(number);
                          }))
              .toList();
      var tickets = new ArrayList<Ticket>();
      for (var answer : answers) {
        tickets.add(answer.get());
      }
      return tickets;
    }
  }
}
