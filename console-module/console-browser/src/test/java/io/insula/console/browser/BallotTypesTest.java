package io.insula.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Fills in a ballot of each type except approval with the keyboard alone, in each language: in a
 * wide window in English, and in a narrow one in the others. The elements are found without their
 * texts.
 */
@InBrowser
class BallotTypesTest {
  private static final String CHOOSE = "chosen => localStorage.setItem('insula.language', chosen)";
  private static final Map<String, Integer> COSTS =
      Map.of("Benches", 400, "Slides", 500, "Trees", 600);

  @ParameterizedTest
  @CsvSource({"en, 1280", "pl, 320", "ar, 320"})
  void every_type_of_ballot_is_accessible_and_cast_by_keyboard(
      String language, int width, ConsoleWindows visits) {
    var visit = visits.member("papi", new WindowSettings(width, 700));
    visit.page().evaluate(CHOOSE, language);
    var keyboard = new KeyboardUser(visit);
    var where = " in " + language;

    open(visits, visit, "One" + where, Map.of("type", "choose-1"));
    keyboard.choose(visit.page().getByRole(AriaRole.RADIO));
    cast(keyboard);

    open(visits, visit, "Points" + where, Map.of("type", "cumulative", "max_sum_points", 10));
    var more = visit.page().locator(".option .stepper-button:last-child");
    keyboard.press(more).press(more);
    keyboard.type(visit.page().locator(".option .stepper-value").last(), "8");
    cast(keyboard);

    open(visits, visit, "Scores" + where, Map.of("type", "scoring", "max_points", 3));
    keyboard.press(more);
    cast(keyboard);

    open(visits, visit, "Ranks" + where, Map.of("type", "ordinal"));
    var ranks = visit.page().locator(".option .button-toggle");
    keyboard.press(ranks.nth(0)).press(ranks.nth(1));
    var places = visit.page().locator(".ranking-name");
    var second = places.nth(1).innerText();
    keyboard.press(visit.page().locator(".ranking-entry [data-by='-1']:enabled"));
    assertThat(places.first()).hasText(second);
    cast(keyboard);
  }

  private static void open(
      ConsoleWindows visits, ConsoleWindow visit, String name, Map<String, Object> ballot) {
    var cycle = TestCycle.open(visits.server(), name, ballot).proposeAll(COSTS);
    visit.open(cycle.moveTo("refinement", "voting").screen("ballot"));
    findsNothing(visit);
  }

  private static void cast(KeyboardUser keyboard) {
    var visit = keyboard.visit();
    findsNothing(visit);
    keyboard.press(visit.page().locator(".budget-bar .button-primary"));
    findsNothing(visit);
    Locator slip = visit.page().locator(".slip");
    keyboard.press(visit.page().locator("main .actions .button-primary"));
    assertThat(slip).isVisible();
    findsNothing(visit);
  }

  private static void findsNothing(ConsoleWindow visit) {
    var page = visit.page();
    Axe.findsNothingIn(page);
    assertThat(AccessibilityChecks.tooWide(page)).isEmpty();
    assertThat(AccessibilityChecks.smallTargets(page)).isEmpty();
  }
}
