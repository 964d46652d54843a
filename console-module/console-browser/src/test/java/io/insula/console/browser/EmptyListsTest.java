package io.insula.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Route.FulfillOptions;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Checks that the screens say what to do next where they have nothing to show. */
@InBrowser
class EmptyListsTest {
  /** The paths of lists, by the field of the answer that has the entries. */
  private static final Map<String, String> LISTS =
      Map.of(
          "cycles", "/cycles",
          "projects", "/projects",
          "tickets", "/reports/tickets",
          "threads", "/moderation",
          "conversions", "/analytics/conversions");

  private static final List<String> SCREENS =
      List.of(
          "",
          "projects",
          "cycles",
          "reports",
          "moderation",
          "analytics?part=conversions",
          "analytics?part=person");

  @Test
  void each_empty_list_says_the_next_step(ConsoleWindows visits) {
    var visit = visits.admin(WindowSettings.NARROW);
    LISTS.forEach(
        (field, path) -> {
          var answer =
              new FulfillOptions()
                  .setContentType("application/json")
                  .setBody("{\"" + field + "\": [], \"next_cursor\": null}");
          var list = visits.server().uri() + path;
          visit
              .page()
              .route(
                  url -> url.replaceFirst("\\?.*", "").equals(list),
                  route -> route.fulfill(answer));
        });
    for (var screen : SCREENS) {
      var empty = visit.open(screen).page().locator(".empty");
      assertThat(empty.first()).isVisible();
      for (var each : empty.all()) {
        assertThat(each.locator("a, button, p:not(.empty-title)").first()).isVisible();
      }
      Axe.findsNothingIn(visit.page());
    }
  }

  @Test
  void a_cycle_without_proposals_and_before_its_vote_leads_on(ConsoleWindows visits) {
    var cycle = TestCycle.open(visits.server(), "Empty cycle", Map.of("type", "approval"));
    var visit = visits.admin(WindowSettings.WIDE);
    var next = visit.page().locator(".empty a");

    for (var part : List.of("paper", "result")) {
      visit.open(cycle.screen("admin?part=" + part));
      next.click();
      assertThat(visit.page()).hasURL(Pattern.compile("/admin\\?part=phases$"));
    }
    visit.open(cycle.screen("admin?part=proposals"));
    next.click();
    assertThat(visit.page()).hasURL(Pattern.compile("/projects/propose$"));
  }
}
