package io.insula.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

  /** Returns the least distance of the middles of two points, in pixels. */
  private static final String MIN_DISTANCE =
      """
      () => {
        const middles = [...document.querySelectorAll('.map-target')].map((each) => {
          const { left, top, width, height } = each.getBoundingClientRect();
          return [left + width / 2, top + height / 2];
        });
        const distances = middles.flatMap(([x, y], index) =>
          middles.slice(0, index).map(([otherX, otherY]) => Math.hypot(x - otherX, y - otherY)));
        return Math.min(...distances);
      }
      """;

  private static final String PROPOSAL =
      """
      {"proposal_id": %1$d, "project_id": null, "name": "Number %1$d", "cost": 10,
       "categories": [], "beneficiaries": [], "place": null, "latitude": 52.1,
       "longitude": %2$s, "withdrawn": false, "implementation": null}
      """;

  private static final int MAX_POINTS = 50;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, MAX_POINTS - 1})
  void many_proposals_at_one_place_or_two_have_room_on_a_narrow_screen(
      int atOne, ConsoleWindows visits) {
    var cycle =
        TestCycle.open(visits.server(), "Crowded map " + atOne, Map.of("type", "approval"))
            .proposeAll(COSTS)
            .moveTo("refinement", "voting");
    var all =
        IntStream.rangeClosed(1, MAX_POINTS)
            .mapToObj(id -> PROPOSAL.formatted(id, isAtOne(id, atOne) ? "21.1" : "21.2"))
            .collect(Collectors.joining(","));
    var answer =
        new FulfillOptions()
            .setContentType("application/json")
            .setBody("{\"proposals\": [" + all + "], \"next_cursor\": null}");
    var visit = visits.member("papi", new WindowSettings(320, 700));
    visit.page().route("**/cycles/*/proposals?*", route -> route.fulfill(answer));

    visit.open(cycle.screen("ballot")).press("ballot.view-map");

    assertThat(visit.page().locator(".map-point")).hasCount(MAX_POINTS);
    assertThat((Double) visit.page().evaluate(MIN_DISTANCE)).isGreaterThanOrEqualTo(24);
    assertThat((List<?>) visit.page().evaluate(HIDDEN_POINTS)).isEmpty();
    assertThat(AccessibilityChecks.smallTargets(visit.page())).isEmpty();
  }

  /** Whether a proposal is at the first place: every one, every second one, or all but one. */
  private static boolean isAtOne(int id, int kind) {
    return kind == MAX_POINTS - 1 ? id > 1 : id % kind == 0;
  }

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
