package io.insula.reporting.internal.schedule;

import static io.insula.reporting.internal.ReportingServer.ADMIN;
import static io.insula.reporting.internal.schedule.TickHistory.scheduledTickets;
import static io.insula.reporting.internal.schedule.TickHistory.ticksOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.insula.api.PageRequest;
import io.insula.api.UnavailableException;
import io.insula.cycles.CyclePhase;
import io.insula.reporting.TicketSummary;
import io.insula.reporting.TicketTask;
import io.insula.reporting.internal.FakeTicketDependencies;
import io.insula.reporting.internal.ReportingServer;
import io.insula.reporting.internal.schedule.ScheduleTable.StoredSchedule;
import io.insula.testkit.TestDatabase;
import io.micronaut.context.BeanContext;
import io.micronaut.context.event.StartupEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

@Timeout(120)
@TestInstance(Lifecycle.PER_CLASS)
class ReportScheduleTest {
  private final TestDatabase database = TestDatabase.reserve();
  private final FakeTicketDependencies environment = new FakeTicketDependencies();
  private final ReportingServer server = start(database, Map.of());

  @BeforeEach
  void begin() {
    environment.reset().with(1).with(2).put(3, CyclePhase.CLOSED, "1");
    server.bean(ReportScheduleStore.class).start(new StartupEvent(server.bean(BeanContext.class)));
  }

  @AfterEach
  void end() {
    server.jdbi().useHandle(handle -> handle.execute("DELETE FROM reporting.schedule"));
    server.reset();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void a_tick_requests_reports_on_the_active_cycles_whose_data_changed() {
    environment.made(1, "1");
    var ticket = await().until(() -> tick(server), tickets -> tickets.size() == 1).getFirst();

    assertThat(ticket.requestedBy()).isNull();
    assertThat(server.ticket(ticket.id()).tasks())
        .extracting(TicketTask::cycleId)
        .containsExactly(2L);
    await().until(() -> server.ticket(ticket.id()).status().isFinished());
    assertThat(environment.mails()).isEmpty();
  }

  @Test
  void a_cycle_that_was_closed_since_its_newest_report_gets_its_last_one() {
    environment.made(1, "1");
    environment.made(2, "1");
    environment.put(2, CyclePhase.CLOSED, "2");

    var ticket = await().until(() -> tick(server), tickets -> tickets.size() == 1).getFirst();

    assertThat(server.ticket(ticket.id()).tasks())
        .extracting(TicketTask::cycleId)
        .containsExactly(2L);
  }

  @Test
  void a_tick_without_a_change_makes_no_ticket() {
    environment.made(1, "1");
    environment.made(2, "1");
    await().until(() -> advance(server).size() >= 2);

    assertThat(scheduledTickets(server)).isZero();
    environment.put(2, CyclePhase.VOTING, "2");
    assertThat(await().until(() -> tick(server), tickets -> !tickets.isEmpty())).hasSize(1);
  }

  @Test
  void a_tick_waits_while_the_cycles_are_unavailable() {
    environment.onCycles(
        () -> {
          throw new UnavailableException("not now", Duration.ofSeconds(1), null);
        });
    var due = server.bean(ScheduleTable.class).find().orElseThrow().nextAt();
    server.clock().set(due);
    server.bean(ScheduledRefresh.class).tick(due);
    assertThat(ticksOf(server)).isEmpty();
    assertThat(environment.errors()).isEmpty();

    environment.healAll();
    server.clock().advance(Duration.ofSeconds(10));

    await().until(() -> ticksOf(server).equals(List.of(due)));
  }

  @Test
  void after_a_pause_one_tick_replaces_all_missed_ones() {
    var due = server.bean(ScheduleTable.class).find().orElseThrow().nextAt();

    server.clock().set(due.plus(Duration.ofHours(5)));

    await().until(() -> ticksOf(server).equals(List.of(due)));
    assertThat(server.bean(ScheduleTable.class).find().orElseThrow().nextAt())
        .isEqualTo(due.plus(Duration.ofHours(6)));
  }

  @Test
  void a_tick_that_happened_does_not_happen_again() {
    var due = server.bean(ScheduleTable.class).find().orElseThrow().nextAt();
    server.clock().set(due);
    await().until(() -> ticksOf(server).equals(List.of(due)));

    server.bean(ScheduledRefresh.class).tick(due);
    server.clock().set(due.minusSeconds(60));
    choose(server, "0 0 * * * *");
    server.clock().set(due.plusSeconds(10));
    await()
        .until(() -> due.isBefore(server.bean(ScheduleTable.class).find().orElseThrow().nextAt()));

    assertThat(ticksOf(server)).containsExactly(due);
    assertThat(scheduledTickets(server)).isEqualTo(1);
  }

  @Test
  void ticks_older_than_a_year_are_deleted() {
    var due = server.bean(ScheduleTable.class).find().orElseThrow().nextAt();
    for (var days : List.of(400, 300)) {
      server
          .bean(ScheduleTable.class)
          .insertTick(due.minus(Duration.ofDays(days)), due.minus(Duration.ofDays(days)));
    }

    server.clock().set(due);

    await().until(() -> ticksOf(server).contains(due));
    assertThat(ticksOf(server)).containsExactly(due.minus(Duration.ofDays(300)), due);
  }

  @Test
  void a_tick_that_is_due_happens_though_the_schedule_is_changed() {
    var due = server.bean(ScheduleTable.class).find().orElseThrow().nextAt();
    environment.onCycles(
        () -> {
          throw new UnavailableException("not now", Duration.ofSeconds(1), null);
        });
    server.clock().set(due);

    choose(server, "0 30 3 * * *");

    assertThat(server.bean(ReportScheduleStore.class).due()).contains(due);
    environment.healAll();
    server.clock().advance(Duration.ofSeconds(10));
    await().until(() -> ticksOf(server).equals(List.of(due)));
  }

  @Test
  void ticks_of_each_second_happen_each_second() {
    environment.made(1, "1");
    environment.made(2, "1");
    var settings = Map.<String, Object>of("insula.test.settable-clock", "false");
    try (var real = start(TestDatabase.reserve(), settings)) {
      choose(real, "* * * * * *");

      await().until(() -> ticksOf(real).size() >= 4);
      var ticks = ticksOf(real);
      assertThat(Duration.between(ticks.getFirst(), ticks.get(3)))
          .isLessThan(Duration.ofSeconds(10));
    }
  }

  @Test
  void a_changed_schedule_applies_to_all_instances_and_after_restarts() {
    var shared = TestDatabase.reserve();
    try (var one = start(shared, Map.of());
        var other = start(shared, Map.of())) {
      var admin = one.people().admin();
      assertThat(admin.get("/reports/schedule").expect(200).body())
          .isEqualTo("{\"cron\":\"0 0 * * * *\",\"time_zone\":\"UTC\",\"enabled\":true}");
      var wanted = Map.of("cron", "0 30 6 * * *", "time_zone", "Europe/Warsaw", "enabled", true);

      assertThat(admin.put("/reports/schedule", wanted).expect(200).json().get("cron").textValue())
          .isEqualTo("0 30 6 * * *");

      assertThat(
              other.people().admin().get("/reports/schedule").json().get("time_zone").textValue())
          .isEqualTo("Europe/Warsaw");
    }
    try (var again = start(shared, Map.of("insula.reporting.schedule.cron", "0 5 * * * *"))) {
      assertThat(again.people().admin().get("/reports/schedule").json().get("cron").textValue())
          .isEqualTo("0 30 6 * * *");
    }
  }

  @Test
  void the_settings_apply_until_the_schedule_is_changed() {
    var shared = TestDatabase.reserve();
    start(shared, Map.of()).close();
    try (var again = start(shared, Map.of("insula.reporting.schedule.cron", "0 5 * * * *"))) {
      assertThat(again.people().admin().get("/reports/schedule").json().get("cron").textValue())
          .isEqualTo("0 5 * * * *");
    }
  }

  @Test
  void a_schedule_that_is_off_does_not_tick() {
    var off = Map.of("cron", "0 0 * * * *", "time_zone", "UTC", "enabled", false);
    server.people().admin().put("/reports/schedule", off).expect(200);
    server.clock().advance(Duration.ofHours(2));

    assertThat(server.bean(ReportScheduleStore.class).due()).isEmpty();
  }

  @Test
  void an_invalid_schedule_is_refused_by_its_fields_and_only_admins_may_change_it() {
    var people = server.people();
    var wrong = Map.of("cron", "* * *", "time_zone", "Mars", "enabled", true);

    var answer = people.admin().put("/reports/schedule", wrong).expect(400).json();

    assertThat(answer.findValuesAsText("field")).containsExactly("cron", "time_zone");
    people.admin().put("/reports/schedule", Map.of("cron", "0 0 * * * *")).expect(400);
    people.admin().put("/reports/schedule", List.of()).expect(400);
    for (var client : List.of(people.member("mia"), people.service("feed"))) {
      client.get("/reports/schedule").expect(403);
      client.put("/reports/schedule", wrong).expect(403);
    }
    people.nobody().get("/reports/schedule").expect(401);
  }

  @ParameterizedTest
  @CsvSource({
    "HST, Pacific/Honolulu",
    "EST, America/Panama",
    "ROC, Asia/Taipei",
    "GMT+0, GMT",
    "GMT0, GMT0",
    "UTC+2, UTC+02:00"
  })
  void a_zone_with_an_older_name_is_answered_by_its_present_one(String sent, String present) {
    var admin = server.people().admin();
    var schedule = Map.of("cron", "0 30 6 * * *", "time_zone", sent, "enabled", true);

    admin.put("/reports/schedule", schedule).expect(200);

    assertThat(admin.get("/reports/schedule").json().get("time_zone").textValue())
        .isEqualTo(present);
  }

  @Test
  void a_day_that_some_months_do_not_have_is_refused_without_a_server_error() {
    var admin = server.people().admin();
    var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    var log = new ListAppender<ILoggingEvent>();
    log.list = new CopyOnWriteArrayList<>();
    log.start();
    root.addAppender(log);
    try {
      for (var cron : List.of("0 0 31W 2 *", "0 0 31W * *", "0 0 0 29W 2 ?", "0 0 0 30 2 *")) {
        var wrong = Map.of("cron", cron, "time_zone", "UTC", "enabled", true);

        var answer = admin.put("/reports/schedule", wrong).expect(400).json();

        assertThat(answer.findValuesAsText("field")).containsExactly("cron");
      }
    } finally {
      root.detachAppender(log);
    }
    assertThat(log.list).filteredOn(event -> event.getLevel() == Level.ERROR).isEmpty();
  }

  @Test
  void a_schedule_that_has_no_next_tick_is_off_after_the_last_one_and_reported() {
    var due = server.clock().instant().plusSeconds(60).truncatedTo(ChronoUnit.SECONDS);
    var kept = new StoredSchedule(new ReportSchedule("0 0 0 30W 2 *", "UTC", true), true, due);
    server.bean(ScheduleTable.class).save(kept);

    server.clock().set(due.plusSeconds(10));

    await().until(() -> ticksOf(server).equals(List.of(due)));
    assertThat(scheduledTickets(server)).isEqualTo(1);
    assertThat(
            server.people().admin().get("/reports/schedule").json().get("enabled").booleanValue())
        .isFalse();
    assertThat(server.bean(ReportScheduleStore.class).nextTick()).isEmpty();
    assertThat(environment.errors())
        .singleElement()
        .asString()
        .contains("the schedule of reports, which is off now", "0 0 0 30W 2 *");
  }

  /** Returns the tickets; while there are none, moves the clock to the next tick. */
  private List<TicketSummary> tick(ReportingServer server) {
    var tickets = server.reports().list(new PageRequest(10, null), ADMIN).items();
    if (tickets.isEmpty()) {
      advance(server);
    }
    return tickets;
  }

  /**
   * Moves the clock to the next tick, if the last one has happened. Returns all ticks that have
   * happened.
   */
  private static List<Instant> advance(ReportingServer server) {
    var next = server.bean(ScheduleTable.class).find().orElseThrow().nextAt();
    if (next != null && next.isAfter(server.clock().instant())) {
      server.clock().set(next.plusSeconds(10));
    }
    return ticksOf(server);
  }

  private static void choose(ReportingServer server, String cron) {
    server.bean(ReportScheduleStore.class).choose(new ReportSchedule(cron, "Europe/Warsaw", true));
  }

  private ReportingServer start(TestDatabase on, Map<String, Object> more) {
    var settings = new HashMap<>(more);
    settings.putIfAbsent("insula.test.settable-clock", "true");
    settings.putIfAbsent("insula.reporting.schedule.enabled", "true");
    return ReportingServer.start(on, environment, settings);
  }
}
