package io.insula.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.AriaRole;
import io.insula.testkit.TestDatabase;
import io.insula.testkit.TestPasswords;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Tests what admins do with requested reports, and the schedule of reports. */
@InBrowser
class ReportsTest {
  @Test
  void unfinished_reports_are_cancelled_and_made_after_a_retry(ConsoleWindows visits)
      throws SQLException {
    try (var server = DemoServer.start()) {
      var counted = Long.toString(server.cycle(DemoServer.COUNTED));
      var visit = visits.at(server.uri() + "/", WindowSettings.WIDE);
      visit.signIn("admin", TestPasswords.ADMIN).open("reports");
      var reads = new ArrayList<String>();
      visit.page().onRequest(request -> reads.add(request.method() + " " + request.url()));
      try (var notes = locked(server.database(), "cycles.implementation_note")) {
        visit.field("reports.which").first().selectOption(counted);
        visit.press("reports.request-send").sees("report-status.running");
        assertThat(visit.page()).hasURL(Pattern.compile("/reports/\\d+$"));
        visit.press("reports.cancel").sees("reports.cancel-text");
        visit.inDialog("reports.cancel").click();
        visit.calm().sees("reports.cancelled").sees("report-status.cancelled");
        notes.rollback();
      }

      visit.press("reports.retry").sees("reports.retrying");
      visit.sees("report-status.succeeded").sees("reports.finished-at");
      assertThat(visit.button("reports.workbook")).isVisible();
      assertThat(visit.button("reports.retry")).hasCount(0);
      assertThat(reads).filteredOn(read -> read.endsWith("/events")).hasSize(2);
      assertThat(reads).filteredOn(read -> read.matches("GET .*/reports/tickets/\\d+")).hasSize(1);
      visit.faults().assertNone();
      visit.page().close();
    }
  }

  /** Locks a table, so that nobody reads it until this connection ends its transaction. */
  private static Connection locked(TestDatabase database, String table) throws SQLException {
    var connection =
        DriverManager.getConnection(database.url(), database.username(), database.password());
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE");
    }
    return connection;
  }

  @Test
  void a_failed_report_says_why_and_those_beside_it_are_downloaded(ConsoleWindows visits) {
    fail(visits, 9_001);
    var visit = visits.admin(WindowSettings.NARROW).open("reports/9001");

    visit.sees("report-status.partial").sees("report-status.failed");
    var failure = visit.page().getByRole(AriaRole.ALERT);
    assertThat(failure).containsText(visit.texts().of("reports.task-failed"));
    assertThat(failure).containsText("The disk is full");
    visit.sees("reports.attempts", "count", 3);
    assertThat(visit.button("reports.workbook")).hasCount(1);
    assertThat(visit.button("reports.retry")).isVisible();
    visit.open("reports");
    var row = visit.page().getByRole(AriaRole.ROW);
    assertThat(row.filter(new Locator.FilterOptions().setHasText("9001")))
        .containsText(visit.texts().of("report-status.partial"));
  }

  @Test
  void the_cycles_of_every_page_are_offered(ConsoleWindows visits) {
    var visit = visits.admin(WindowSettings.WIDE);
    visit.page().route("**/cycles?*", ReportsTest::answerCycles);

    var choice = visit.open("reports").field("reports.which").first();
    assertThat(choice).containsText("Cycle 1");
    assertThat(choice).containsText("Cycle 2");
  }

  private static void answerCycles(Route route) {
    var isFirst = !route.request().url().contains("cursor=");
    var body =
        """
        {"cycles": [{"cycle_id": %1$s, "name": "Cycle %1$s", "phase": "closed"}], "next_cursor": %2$s}
        """
            .formatted(isFirst ? "1" : "2", isFirst ? "\"next\"" : "null");
    route.fulfill(new FulfillOptions().setContentType("application/json").setBody(body));
  }

  @Test
  void a_status_that_is_newer_than_the_page_is_shown_as_it_is(ConsoleWindows visits) {
    fail(visits, 9_003);
    var visit = visits.admin(WindowSettings.NARROW);
    visit
        .page()
        .route(
            "**/reports/tickets/9003",
            route -> {
              var answer = route.fetch();
              var newer = answer.text().replace("\"partial\"", "\"postponed\"");
              route.fulfill(new FulfillOptions().setResponse(answer).setBody(newer));
            });

    visit.open("reports/9003").seesText("postponed").sees("report-status.failed");
    visit.faults().forget();
  }

  /** Stores a ticket with a finished report and a failed one, which have this id and the next. */
  private static void fail(ConsoleWindows visits, long id) {
    visits
        .server()
        .database()
        .execute(
            """
            INSERT INTO reporting.ticket (id, requested_by, covers_all, status, created_at,
                begun_at, finished_at)
            OVERRIDING SYSTEM VALUE VALUES (%1$d, 'admin', true, 'partial', now(), now(), now());
            INSERT INTO reporting.task (id, cycle_id, cycle_name, status, attempts, failures, error,
                workbook_path, finished_at)
            OVERRIDING SYSTEM VALUE VALUES
                (%1$d, %2$d, 'Finished', 'succeeded', 1, 0, NULL, '/reports/any.xlsx', now()),
                (%1$d + 1, %3$d, 'Broken', 'failed', 3, 3, 'The disk is full', NULL, now());
            INSERT INTO reporting.ticket_task (ticket_id, cycle_id, task_id)
            VALUES (%1$d, %2$d, %1$d), (%1$d, %3$d, %1$d + 1)
            """
                .formatted(
                    id,
                    visits.server().cycle(DemoServer.COUNTED),
                    visits.server().cycle(DemoServer.VOTING)));
  }

  @Test
  void the_reports_that_are_done_are_counted_while_others_are_made(ConsoleWindows visits) {
    var database = visits.server().database();
    begin(database, 9_101);
    var visit = visits.admin(WindowSettings.NARROW).open("reports/9101");
    var progress = visit.page().locator("main .progress");
    assertThat(progress).containsText(visit.texts().of("progress.of", "done", 0, "total", 3));

    finish(database, 9_101);
    assertThat(progress).containsText(visit.texts().of("progress.of", "done", 1, "total", 3));
    assertThat(progress.locator("progress")).hasJSProperty("value", 1);
    assertThat(progress.locator("progress")).hasJSProperty("max", 3);
    finish(database, 9_102);
    assertThat(progress).containsText(visit.texts().of("progress.of", "done", 2, "total", 3));
    finish(database, 9_103);
    database.execute(
        """
        UPDATE reporting.ticket SET status = 'succeeded', finished_at = now(), version = 9
        WHERE id = 9101
        """);
    visit.sees("reports.finished-at");
    assertThat(progress).hasCount(0);
  }

  /** Stores a ticket with three running reports, which have this id and the next two. */
  private static void begin(TestDatabase database, long id) {
    database.execute(
        """
        INSERT INTO reporting.ticket (id, requested_by, covers_all, status, created_at, begun_at)
        OVERRIDING SYSTEM VALUE VALUES (%1$d, 'admin', true, 'running', now(), now());
        INSERT INTO reporting.task (id, cycle_id, cycle_name, status, attempts, beat_at)
        OVERRIDING SYSTEM VALUE
            SELECT each, each, 'Cycle ' || each, 'running', 1, now() + interval '1 hour'
            FROM generate_series(%1$d, %1$d + 2) AS each;
        INSERT INTO reporting.ticket_task (ticket_id, cycle_id, task_id)
            SELECT %1$d, each, each FROM generate_series(%1$d, %1$d + 2) AS each
        """
            .formatted(id));
  }

  private static void finish(TestDatabase database, long task) {
    database.execute(
        """
        UPDATE reporting.task SET status = 'succeeded', finished_at = now() WHERE id = %1$d;
        UPDATE reporting.ticket SET version = version + 1
        WHERE id = (SELECT ticket_id FROM reporting.ticket_task WHERE task_id = %1$d)
        """
            .formatted(task));
  }

  @Test
  void a_discarded_choice_shows_the_stored_schedule_again(ConsoleWindows visits) {
    var stored = Map.of("enabled", false, "cron", "15 3 * * SUN", "time_zone", "Europe/Warsaw");
    visits.server().admin().put("/reports/schedule", stored).expect(200);
    var visit = visits.admin(WindowSettings.NARROW).open("reports");

    visit.field("schedule.often").first().selectOption("0 6 * * MON");
    assertThat(visit.field("schedule.cron")).hasCount(0);
    visit.press("action.discard");
    assertThat(visit.field("schedule.often").first()).hasValue("own");
    assertThat(visit.field("schedule.cron").first()).hasValue("15 3 * * SUN");
  }

  @Test
  void a_changed_field_leaves_the_others_as_somebody_else_set_them(ConsoleWindows visits) {
    var path = "/reports/schedule";
    var admin = visits.server().admin();
    var stored = Map.of("enabled", true, "cron", "0 6 * * *", "time_zone", "Europe/Warsaw");
    admin.put(path, stored).expect(200);
    var visit = visits.admin(WindowSettings.NARROW).open("reports");
    var other = Map.of("enabled", true, "cron", "0 6 * * *", "time_zone", "Europe/Paris");
    admin.put(path, other).expect(200);

    visit.field("schedule.often").first().selectOption("0 6 * * MON");
    visit.press("action.save").sees("schedule.saved");

    var changed = admin.get(path).expect(200).json();
    assertThat(changed.required("cron").textValue()).endsWith("0 6 * * MON");
    assertThat(changed.required("time_zone").textValue()).isEqualTo("Europe/Paris");
    assertThat(visit.field("schedule.zone").first()).hasValue("Europe/Paris");
  }

  @Test
  void a_schedule_is_changed_and_each_wrong_field_is_named(ConsoleWindows visits) {
    var visit = visits.admin(WindowSettings.NARROW).open("reports");

    visit.field("schedule.often").first().selectOption("own");
    visit.fill("schedule.cron", "every Tuesday").fill("schedule.zone", "Europe/Nowhere");
    visit.press("action.save");
    assertThat(visit.field("schedule.cron").first()).hasAttribute("aria-invalid", "true");
    visit.fill("schedule.cron", "30 7 * * TUE").press("action.save");
    assertThat(visit.field("schedule.cron").first()).not().hasAttribute("aria-invalid", "true");
    assertThat(visit.field("schedule.zone").first()).hasAttribute("aria-invalid", "true");
    visit.fill("schedule.zone", "Europe/Warsaw").press("action.save").sees("schedule.saved");
    assertThat(visit.button("action.save")).isFocused();

    visit.page().reload();
    assertThat(visit.calm().field("schedule.cron").first()).hasValue("30 7 * * TUE");
    assertThat(visit.field("schedule.zone").first()).hasValue("Europe/Warsaw");
    visit.field("schedule.often").first().selectOption("0 6 * * MON");
    visit.field("schedule.enabled").uncheck();
    visit.press("action.save").sees("schedule.saved");
    var stored = visits.server().admin().get("/reports/schedule").expect(200).json();
    assertThat(stored.required("cron").textValue()).endsWith("0 6 * * MON");
    assertThat(stored.required("enabled").booleanValue()).isFalse();
  }
}
