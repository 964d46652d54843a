package io.insula.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.LocatorOptions;
import io.insula.testkit.TestPasswords;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Checks the numbers of a result that was counted by hand: four voters decide on 250 EUR each by
 * equal shares. Three support Trees (600) and pay 200 each. One of these also supports Benches
 * (400). The fourth supports Slides (625).
 */
@InBrowser
class ResultFiguresTest {
  private static final Map<String, Object> RULE =
      Map.of("rule", "equal-shares", "utility", "cardinality");

  @Test
  void the_sections_of_a_result_show_the_numbers_of_its_count(ConsoleWindows visits)
      throws IOException {
    var cycle = counted(visits, "Figures", "figures");
    var visit = visits.anonymous(WindowSettings.WIDE).open(cycle.screen("results"));

    visit.sees("winners.title", "count", 1);
    visit.sees("results.summary", "count", 4, "spent", "€600", "budget", "€1,000");
    assertThat(visit.page().locator(".winner")).containsText("€600");
    assertThat(rows(visit, "proposal-bars.caption"))
        .containsExactly(
            List.of("Trees Won", "3", "€600"),
            List.of("Benches", "1", "€400"),
            List.of("Slides", "1", "€625"));
    assertThat(rows(visit, "losers.caption"))
        .containsExactly(
            List.of("Benches", "50%", cannotPay(visit, "Benches", "€400", "€50")),
            List.of("Slides", "40%", cannotPay(visit, "Slides", "€625", "€250")),
            List.of("Tower", "", visit.texts().of("step.withdrawn", "name", "Tower")));
    var greedy = visit.page().locator(".compare-column");
    assertThat(greedy).hasCount(3);
    assertThat(greedy.nth(0).locator("li")).hasText(new String[] {"Trees €600"});
    assertThat(greedy.nth(1)).containsText(visit.texts().of("greedy.nothing"));
    assertThat(greedy.nth(2).locator("li")).hasText(new String[] {"Benches €400"});
    visit.sees("greedy.lead").sees("greedy.spent", "greedy", "€1,000", "here", "€600");
    visit.sees("voters.with-winner", "percent", "75%", "mean", "0.8");
    assertThat(rows(visit, "voters.caption"))
        .containsExactly(List.of("0 winners", "1", "25%"), List.of("1 winner", "3", "75%"));
    assertThat(rows(visit, "categories.caption"))
        .containsExactlyInAnyOrder(
            List.of("Green", "60%", "100%", "€600"),
            List.of("Play", "20%", "0%", "€0"),
            List.of(visit.texts().of("categories.none"), "20%", "0%", "€0"));
    visit.press("tree.rebuild").sees("tree.right", "count", 4);
    assertThat(csv(visit)).contains("Trees,600,3,3,true,true,false", "Tower,,0,0,false,false,true");

    visit.page().evaluate("() => dispatchEvent(new Event('beforeprint'))");
    assertThat(visit.page().locator("details:not([open])")).hasCount(0);
    visit.page().evaluate("() => dispatchEvent(new Event('afterprint'))");
    assertThat(visit.page().locator("details[open]")).hasCount(0);
  }

  @Test
  void voters_see_what_their_shares_paid_for(ConsoleWindows visits) {
    var cycle = counted(visits, "Shares", "shares");
    var visit =
        visits
            .anonymous(WindowSettings.NARROW)
            .signIn("shares-1", TestPasswords.MEMBER)
            .open(cycle.screen("receipt"));

    var table = visit.page().locator(".share-table");
    assertThat(table).containsText(visit.texts().of("share.amount", "amount", "€250"));
    assertThat(table.locator("tbody tr"))
        .hasText(new String[] {"Trees€200", visit.texts().of("share.left") + "€50"});
  }

  @Test
  void an_override_moves_proposals_between_winners_and_losers(ConsoleWindows visits) {
    var cycle = counted(visits, "Taken out", "taken", "Tower");
    var override =
        Map.of("selected", List.of(cycle.proposal("Slides")), "reason", "The ground is soft");
    cycle.admin().put("/cycles/" + cycle.id() + "/override", override).expect(200);
    var visit = visits.admin(WindowSettings.WIDE).open(cycle.screen("results"));

    assertThat(visit.page().locator(".winner h3")).hasText(new String[] {"Slides"});
    assertThat(rows(visit, "losers.caption"))
        .containsExactly(
            List.of("Trees", "", visit.texts().of("losers.taken-out")),
            List.of("Tower", "", visit.texts().of("step.withdrawn", "name", "Tower")),
            List.of("Benches", "50%", cannotPay(visit, "Benches", "€400", "€50")));
    assertThat(visit.page().locator(".compare-column").nth(2).locator("li"))
        .hasText(new String[] {"Benches €400"});

    visit.open(cycle.screen("admin?part=result"));
    var compared = table(visit, "admin.preview.proposals");
    assertThat(compared).containsText("Benches");
    assertThat(compared).not().containsText("Tower");
  }

  /**
   * Makes a cycle with a counted result.
   *
   * @param voters the beginning of the names of its voters
   * @param also the proposals that the last two voters support, too
   */
  private static TestCycle counted(
      ConsoleWindows visits, String name, String voters, String... also) {
    var cycle =
        TestCycle.open(visits.server(), name, Map.of("type", "approval"), RULE)
            .proposeAll(Map.of("Benches", 400, "Slides", 625, "Trees", 600, "Tower", 300));
    cycle.categorize("Trees", "Green").categorize("Slides", "Play");
    cycle.moveTo("refinement", "voting");
    cast(visits, cycle, voters + "-1", List.of("Trees"));
    cast(visits, cycle, voters + "-2", List.of("Trees"));
    cast(visits, cycle, voters + "-3", List.of("Trees", "Benches"), also);
    cast(visits, cycle, voters + "-4", List.of("Slides"), also);
    return cycle.withdraw("Tower").moveTo("implementation");
  }

  private static void cast(
      ConsoleWindows visits, TestCycle cycle, String voter, List<String> names, String... also) {
    var all = Stream.concat(names.stream(), Stream.of(also)).toArray(String[]::new);
    cycle.cast(visits.server().users().member(voter), all);
  }

  private static String cannotPay(ConsoleWindow visit, String name, String cost, String left) {
    return visit.texts().of("step.supporters_cannot_pay", "name", name, "cost", cost, "left", left);
  }

  private static Locator table(ConsoleWindow visit, String caption) {
    var text = new LocatorOptions().setHasText(visit.texts().of(caption));
    var named = visit.page().locator("caption", text);
    return visit.page().locator("table", new LocatorOptions().setHas(named));
  }

  /** Returns the texts of the cells of a table, row by row. */
  private static List<List<String>> rows(ConsoleWindow visit, String caption) {
    return table(visit, caption).locator("tbody tr").all().stream()
        .map(row -> row.locator("th, td").allInnerTexts().stream().map(String::strip).toList())
        .toList();
  }

  private static String csv(ConsoleWindow visit) throws IOException {
    var file = visit.page().waitForDownload(() -> visit.press("downloads.csv"));
    return Files.readString(file.path());
  }
}
