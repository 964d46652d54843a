package io.insula.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Chooses proposals on the map of a ballot. */
@InBrowser
class BallotMapTest {
  private static final Map<String, Integer> COSTS = Map.of("Benches", 400, "Slides", 500);

  /** Finds the points of the map that have another element over their middle. */
  private static final String HIDDEN_POINTS =
      """
      () => [...document.querySelectorAll('.map-point')]
        .filter((point) => {
          point.scrollIntoView({ block: 'center' });
          const { left, top, width, height } = point.querySelector('.map-target').getBoundingClientRect();
          return !point.contains(document.elementFromPoint(left + width / 2, top + height / 2));
        })
        .map((point) => point.getAttribute('aria-label'))
      """;

  @ParameterizedTest
  @ValueSource(ints = {320, 1280})
  void two_proposals_at_one_place_are_both_seen_and_chosen_by_keyboard(
      int width, ConsoleWindows visits) {
    var cycle =
        TestCycle.open(visits.server(), "Map at " + width, Map.of("type", "approval"))
            .proposeAll(COSTS);
    COSTS.keySet().forEach(name -> cycle.place(name, 52.2297, 21.0122));
    cycle.moveTo("refinement", "voting");
    var visit = visits.newMember("map-" + width, new WindowSettings(width, 700));
    var keyboard = new KeyboardUser(visit.open(cycle.screen("ballot")));

    keyboard.press(visit.button("ballot.view-map"));
    assertThat((List<?>) visit.page().evaluate(HIDDEN_POINTS)).isEmpty();
    Axe.findsNothingIn(visit.page());
    assertThat(AccessibilityChecks.smallTargets(visit.page())).isEmpty();
    assertThat(AccessibilityChecks.tooWide(visit.page())).isEmpty();
    for (var point : visit.page().locator(".map-point").all()) {
      keyboard.press(point);
      assertThat(visit.page().locator(".ballot-map [tabindex='-1']")).isFocused();
      visit.page().keyboard().press("Tab");
      visit.page().keyboard().press("Space");
      assertThat(point).hasAttribute("aria-label", Pattern.compile(", chosen$"));
      keyboard.press(visit.button("ballot.map-back"));
      assertThat(point).isFocused();
    }
    keyboard.press(visit.button("ballot.review"));
    for (var name : COSTS.keySet()) {
      assertThat(visit.named(AriaRole.CELL, name)).isVisible();
    }
  }
}
