package io.insula.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Checks the order of the proposals on a ballot, which is random but stays the same for a voter.
 */
@InBrowser
class BallotOrderTest {
  private static final int PROPOSALS = 12;

  @Test
  void each_voter_has_an_order_that_survives_a_reload_and_a_withdrawal(ConsoleWindows visits) {
    var cycle = TestCycle.open(visits.server(), "Order", Map.of("type", "approval"));
    IntStream.range(0, PROPOSALS).forEach(number -> cycle.propose("Idea " + number, 100));
    cycle.moveTo("refinement", "voting");
    var first = visits.newMember("order-first", WindowSettings.WIDE).open(cycle.screen("ballot"));
    var second = visits.newMember("order-second", WindowSettings.WIDE).open(cycle.screen("ballot"));
    var order = names(first, PROPOSALS);

    assertThat(names(second, PROPOSALS))
        .isNotEqualTo(order)
        .containsExactlyInAnyOrderElementsOf(order);
    first.page().reload();
    assertThat(names(first.calm(), PROPOSALS)).isEqualTo(order);

    cycle.withdraw("Idea 5");
    first.page().reload();
    assertThat(names(first.calm(), PROPOSALS - 1))
        .isEqualTo(order.stream().filter(name -> !name.equals("Idea 5")).toList());
  }

  private static List<String> names(ConsoleWindow visit, int count) {
    var names = visit.page().locator(".option-name");
    assertThat(names).hasCount(count);
    return names.allInnerTexts();
  }
}
