package io.insula.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.LocatorOptions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests the comparison of rules, in which admins see the outcomes of the same ballots. */
@InBrowser
class RulePreviewTest {
  private static final Map<String, Object> APPROVAL = Map.of("type", "approval");
  private static final Map<String, Object> EQUAL_SHARES = Map.of("rule", "equal-shares");

  /** What the tables show if the statistics have no shares and means, because nobody voted. */
  private static final String UNKNOWN = "–";

  @Test
  void the_outcomes_of_two_rules_are_compared_in_numbers_and_removed(ConsoleWindows visits) {
    var cycle =
        TestCycle.open(visits.server(), "Three rules", APPROVAL, EQUAL_SHARES)
            .proposeAll(Map.of("Swing", 300, "Tower", 900))
            .moveTo("refinement", "voting");
    for (var voter : List.of("rule-1", "rule-2", "rule-3")) {
      cycle.cast(visits.server().users().member(voter), "Tower");
    }
    for (var voter : List.of("rule-4", "rule-5")) {
      cycle.cast(visits.server().users().member(voter), "Swing");
    }
    cycle.moveTo("implementation");
    var visit = visits.admin(WindowSettings.WIDE).open(cycle.screen("admin?part=result"));
    var totals = table(visit, "admin.preview.totals").locator("tbody tr");
    var winners = table(visit, "admin.preview.proposals").locator("tbody tr");
    assertThat(totals).hasCount(1);
    assertThat(cells(totals.first())).hasText(new String[] {"€300", "1", "40%", "0.4"});

    visit.page().getByText(visit.texts().of("admin.preview.choose")).click();
    visit.press("admin.preview.send");
    assertThat(totals).hasCount(2);
    var remove = visit.texts().of("admin.preview.remove");
    assertThat(cells(totals.nth(1))).hasText(new String[] {"€900", "1", "60%", "0.6", remove});
    visit.page().locator("details select").first().selectOption("phragmen");
    visit.press("admin.preview.send");
    assertThat(totals).hasCount(3);
    assertThat(cells(totals.nth(2))).hasText(new String[] {"€300", "1", "40%", "0.4", remove});
    assertThat(cells(winners.first()))
        .containsText(
            new String[] {
              "€900",
              "3",
              visit.texts().of("admin.preview.loses"),
              visit.texts().of("admin.preview.wins-here"),
              visit.texts().of("admin.preview.loses")
            });

    var greedy = visit.texts().of("admin.rule.greedy");
    visit.press("admin.preview.remove-rule", "rule", greedy);
    assertThat(totals).hasCount(2);
    assertThat(totals.locator("th"))
        .containsText(
            new String[] {
              visit.texts().of("admin.preview.official"), visit.texts().of("admin.rule.phragmen")
            });
    assertThat(cells(winners.first())).hasCount(4);
  }

  @Test
  void without_ballots_nothing_is_said_about_the_ballots(ConsoleWindows visits) {
    var cycle =
        TestCycle.open(visits.server(), "No voter", APPROVAL, EQUAL_SHARES)
            .propose("Swing", 300)
            .moveTo("refinement", "voting", "implementation");
    var visit = visits.admin(WindowSettings.WIDE).open(cycle.screen("admin?part=result"));

    var totals = table(visit, "admin.preview.totals").locator("tbody tr");
    assertThat(cells(totals)).hasText(new String[] {"€0", "0", UNKNOWN, UNKNOWN});
    visit.open(cycle.screen("results"));
    assertThat(visit.page().locator("#voters")).isVisible();
    var sentence = visit.texts().of("voters.with-winner", "percent", "0%", "mean", "0");
    assertThat(visit.page().getByText(sentence)).hasCount(0);
  }

  private static Locator cells(Locator row) {
    return row.locator("td");
  }

  private static Locator table(ConsoleWindow visit, String caption) {
    var text = new LocatorOptions().setHasText(visit.texts().of(caption));
    var named = visit.page().locator("caption", text);
    return visit.page().locator("table", new LocatorOptions().setHas(named));
  }
}
