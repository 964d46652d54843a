package io.insula.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.insula.testkit.TestDatabase;
import io.insula.testkit.TestPasswords;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
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
