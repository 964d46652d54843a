package io.insula.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests the screen of a result: the winners, the steps of the count, the recount in the browser,
 * and the downloads.
 */
@InBrowser
class ResultsTest {
  @Test
  void anybody_reads_a_public_result_and_steps_through_the_count(ConsoleWindows visits) {
    var visit = visits.anonymous(WindowSettings.WIDE).open(results(visits));

    visit.sees("winners.title", "count", 3).sees("greedy.title").sees("losers.title");
    var step = visit.page().locator(".step");
    var first = step.textContent();
    visit.press("rounds.next");
    assertThat(step).not().hasText(first);
    visit.press("rounds.last");
    assertThat(visit.button("rounds.next")).isDisabled();
    assertThat(visit.button("rounds.last")).isFocused();
    visit.press("rounds.first");
    assertThat(step).hasText(first);
  }

  @Test
  void the_browser_counts_again_from_the_export_and_agrees(ConsoleWindows visits) {
    var visit = visits.admin(WindowSettings.WIDE).open(results(visits));

    visit.press("recount.from-export").sees("recount.equal");
  }

  @ParameterizedTest
  @ValueSource(strings = {"greedy", "greedy-no-skip", "phragmen", "equal-shares"})
  void the_browser_agrees_on_each_rule_or_says_that_it_does_not_know_it(
      String rule, ConsoleWindows visits) {
    var cycle =
        TestCycle.open(
                visits.server(), "Rule " + rule, Map.of("type", "approval"), Map.of("rule", rule))
            .proposeAll(Map.of("Benches", 400, "Slides", 500, "Trees", 600))
            .moveTo("refinement", "voting");
    cycle.cast(visits.server().users().member("voter-1"), "Trees", "Benches");
    cycle.cast(visits.server().users().member("voter-2"), "Slides");
    cycle.moveTo("implementation");
    var visit =
        visits
            .admin(WindowSettings.WIDE)
            .open(cycle.screen("results"))
            .press("recount.from-export");

    assertThat(visit.page().getByRole(AriaRole.MAIN))
        .containsText(
            rule.equals("phragmen")
                ? visit.texts().of("recount.unknown-rule", "rule", rule)
                : visit.texts().of("recount.equal"));
    assertThat(visit.page().getByText(visit.texts().of("categories.title"))).hasCount(0);
  }

  @Test
  void an_admin_downloads_the_file_of_a_counted_election(ConsoleWindows visits) throws Exception {
    var visit = visits.admin(WindowSettings.WIDE).open(results(visits));

    var file = visit.page().waitForDownload(() -> visit.press("downloads.pb"));
    assertThat(file.suggestedFilename()).endsWith(".pb");
    assertThat(Files.readString(file.path())).startsWith("META").contains("A reading corner");
  }

  @Test
  void proposals_that_cannot_be_loaded_are_an_error_with_a_retry(ConsoleWindows visits) {
    var visit = visits.anonymous(WindowSettings.NARROW);
    var refusal = new FulfillOptions().setStatus(429);
    visit.page().route("**/proposals?*", route -> route.fulfill(refusal));

    visit.open(results(visits)).sees("error.too-many-requests").sees("winners.title", "count", 3);
    visit.page().unrouteAll();
    visit.press("action.retry");
    assertThat(visit.page().getByText(visit.texts().of("error.too-many-requests"))).hasCount(0);
  }

  @Test
  void a_cycle_without_public_results_asks_visitors_to_sign_in(ConsoleWindows visits) {
    var voting = visits.server().cycle(DemoServer.VOTING);
    var visit = visits.anonymous(WindowSettings.NARROW).open("cycles/" + voting + "/results");

    visit.sees("sign-in.needed");
  }

  private static String results(ConsoleWindows visits) {
    return "cycles/" + visits.server().cycle(DemoServer.COUNTED) + "/results";
  }
}
