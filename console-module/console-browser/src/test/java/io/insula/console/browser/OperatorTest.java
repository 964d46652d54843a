package io.insula.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Tests the screens of admins and analysts: reports, analytics, activity and operations. */
@InBrowser
class OperatorTest {
  @Test
  void a_report_is_requested_followed_and_downloaded(ConsoleWindows visits) {
    var visit = visits.admin(WindowSettings.WIDE).open("reports");

    var counted = Long.toString(visits.server().cycle(DemoServer.COUNTED));
    visit.field("reports.which").first().selectOption(counted);
    visit.press("reports.request-send");
    assertThat(visit.page()).hasURL(Pattern.compile("/reports/\\d+$"));
    assertThat(visit.button("reports.workbook")).isVisible();
    visit.sees("report-status.succeeded");
    var file = visit.page().waitForDownload(() -> visit.press("reports.workbook"));
    assertThat(file.suggestedFilename()).endsWith(".xlsx");
    visit.follow("reports.back");
    assertThat(visit.page().getByRole(AriaRole.TABLE).first()).containsText("admin");
  }

  @Test
  void analytics_show_channels_campaigns_and_the_journey_of_one_user(ConsoleWindows visits) {
    var service = visits.server().users().service("tracker");
    var url =
        "https://www.example.org/ideas?utm_source=leaflet&utm_medium=email&utm_campaign=autumn";
    service.post("/analytics/pageviews", Map.of("fingerprint", "walker", "url", url)).expect(201);
    var signup =
        Map.of(
            "fingerprint",
            "walker",
            "user_id",
            "walker",
            "name",
            "signup",
            "value",
            20,
            "currency",
            "EUR");
    service.post("/analytics/events", signup).expect(201);
    var visit = visits.admin(WindowSettings.WIDE).open("analytics");

    assertThat(visit.page().getByRole(AriaRole.IMG).first()).isVisible();
    visit.follow("analytics.campaigns").seesText("leaflet");
    assertThat(visit.page()).hasURL(Pattern.compile("part=campaigns"));
    visit.follow("analytics.pages").seesText("/ideas");
    visit.follow("analytics.conversions");
    visit.named(AriaRole.LINK, "walker").first().click();
    visit.calm().sees("analytics.journey").seesText("autumn");
  }

  @Test
  void events_are_searched_and_followed_live(ConsoleWindows visits) {
    var service = visits.server().users().service("logger");
    service.post("/events", event("The first bell")).expect(201);
    var visit = visits.admin(WindowSettings.WIDE).open("activity");

    visit.fill("activity.component", "bells").press("action.search").seesText("The first bell");
    assertThat(visit.page()).hasURL(Pattern.compile("component=bells"));
    visit.press("activity.follow").sees("activity.connected");
    service.post("/events", event("The second bell")).expect(201);
    visit.seesText("The second bell");
    visit.press("activity.follow");
    var file = visit.page().waitForDownload(() -> visit.press("action.download-csv"));
    assertThat(file.suggestedFilename()).isEqualTo("events.csv");
  }

  private static Map<String, Object> event(String message) {
    return Map.of(
        "component", "bells",
        "environment", "test",
        "email", "ringer@example.org",
        "message", message,
        "data", Map.of());
  }

  @Test
  void an_operator_sees_the_apps_and_makes_an_account_with_a_token(ConsoleWindows visits) {
    var visit =
        visits.admin(WindowSettings.WIDE).open("operations").sees("operations.apps-caption");
    visit.follow("operations.accounts").press("operations.new-account");
    var dialog = visit.page().getByRole(AriaRole.DIALOG);
    dialog.getByLabel(visit.texts().of("admin.username")).fill("a b");
    dialog.getByText(visit.texts().of("operations.generate")).click();
    dialog.locator("button[type=submit]").click();
    assertThat(dialog.getByLabel(visit.texts().of("admin.username")))
        .hasAttribute("aria-invalid", "true");
    dialog.getByLabel(visit.texts().of("admin.username")).fill("robot");
    dialog.locator("button[type=submit]").click();
    visit.sees("operations.account-made", "name", "robot");

    visit.calm().named(AriaRole.LINK, "robot").click();
    visit.calm().press("tokens.new");
    dialog.getByLabel(visit.texts().of("tokens.name")).first().fill("counter");
    dialog.locator("button[type=submit]").click();
    visit.sees("tokens.once").press("tokens.stored");
    assertThat(visit.page().getByRole(AriaRole.TABLE)).containsText("counter");
  }

  @Test
  void members_do_not_see_the_contents_for_admins(ConsoleWindows visits) {
    var visit = visits.member("papi", WindowSettings.WIDE);

    for (var screen : new String[] {"operations", "activity", "analytics", "cycles/new"}) {
      visit.open(screen);
      assertThat(visit.page().getByRole(AriaRole.MAIN).locator("table, form")).hasCount(0);
    }
    assertThat(visit.link("nav.operations")).hasCount(0);
  }
}
