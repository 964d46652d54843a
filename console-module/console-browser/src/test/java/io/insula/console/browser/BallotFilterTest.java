package io.insula.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Searches the proposals of a ballot, and shows only some of them. */
@InBrowser
class BallotFilterTest {
  @Test
  void a_ballot_is_searched_without_accents_and_filtered_by_category_and_choice(
      ConsoleWindows visits) {
    var cycle =
        TestCycle.open(visits.server(), "Filters", Map.of("type", "approval"))
            .proposeAll(Map.of("Żółty mur", 100, "أحمد والحديقة", 200, "Yellow slide", 300))
            .categorize("Żółty mur", "Walls")
            .categorize("Yellow slide", "Play")
            .moveTo("refinement", "voting");
    var visit = visits.newMember("seeker", WindowSettings.NARROW).open(cycle.screen("ballot"));

    search(visit, "zolty MUR");
    shows(visit, "Żółty mur");
    search(visit, "احمد");
    shows(visit, "أحمد والحديقة");
    search(visit, "yel\u200blow\u00a0\u2800SLIDE");
    shows(visit, "Yellow slide");
    search(visit, "nothing");
    shows(visit);
    visit.press("filter.clear");
    assertThat(visit.page().locator(".option-name")).hasCount(3);

    visit.field("filter.category").first().selectOption("Walls");
    shows(visit, "Żółty mur");
    visit.named(AriaRole.CHECKBOX, "Żółty mur").check();
    visit.field("filter.category").first().selectOption("");
    visit.page().getByLabel(visit.texts().of("ballot.chosen-only")).check();
    shows(visit, "Żółty mur");
    visit.sees("filter.shown", "count", 1, "total", 3).press("ballot.clear");
    shows(visit);
    visit.sees("filter.shown", "count", 0, "total", 3);
    visit.press("filter.clear");
    assertThat(visit.page().locator(".option-name")).hasCount(3);
  }

  private static void search(ConsoleWindow visit, String text) {
    visit.named(AriaRole.SEARCHBOX, visit.texts().of("filter.search")).fill(text);
  }

  private static void shows(ConsoleWindow visit, String... names) {
    assertThat(visit.page().locator(".option-name")).hasText(names);
  }
}
