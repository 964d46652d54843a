package io.insula.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route.FulfillOptions;
import io.insula.testkit.TestPasswords;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Checks receipts whose proof, root or list is wrong, and those that a visitor may not check. */
@InBrowser
class ReceiptFaultsTest {
  private static final Map<String, Integer> COSTS = Map.of("Benches", 400, "Trees", 600);

  /** Keeps a receipt. Each receipt is of another voter. */
  private static final String KEEP =
      """
      async (receipt) => {
        const { keep } = await import('console/voting/receipts.js');
        keep({ cycleId: 'tabs', cycle: 'Of two tabs', receipt, castAt: '2026-01-01T10:00:00Z' }, receipt);
      }
      """;

  private static final String KEPT =
      """
      async () => {
        const { receiptsOf } = await import('console/voting/receipts.js');
        return receiptsOf('tabs').map(({ receipt }) => receipt).join(', ');
      }
      """;

  @Test
  void a_wrong_proof_root_list_or_ballot_is_found(ConsoleWindows visits) {
    var cycle = voting(visits, "Wrong proofs");
    var users = visits.server().users();
    cycle.cast(users.member("proof-1"), "Trees");
    cycle.cast(users.member("proof-2"), "Benches");
    var visit = visits.anonymous(WindowSettings.NARROW).signIn("proof-1", TestPasswords.MEMBER);
    visit.open(cycle.screen("receipt")).press("share.use").press("receipt.check");
    visit.sees("finding.early");

    visit.open("cycles/00" + cycle.id() + "/receipt").sees("share.receipt-right");

    cycle.moveTo("implementation");
    isFound(visit, cycle, "finding.counted");
    visit.press("tree.rebuild").sees("tree.right", "count", 2);
    change(
        visit, "**/receipts?*", text -> text.replaceFirst("(\\[\\s*)\"........", "$1\"00000000"));
    visit.press("tree.rebuild").sees("tree.wrong", "count", 2);
    change(
        visit,
        "**/receipts/*",
        text -> text.replaceFirst("(\"path\".*?)\"........", "$1\"00000000"));
    isFound(visit, cycle, "finding.wrong");
    change(
        visit,
        "**/results?*",
        text -> text.replaceFirst("(\"receipts_root\".*?)\"........", "$1\"00000000"));
    isFound(visit, cycle, "finding.wrong");
    change(visit, "**/ballot", text -> text.replaceFirst("\"nonce\":\".", "\"nonce\":\"!"));
    visit.open(cycle.screen("receipt")).sees("share.receipt-wrong");
  }

  @Test
  void a_code_of_a_cycle_that_is_not_public_shows_its_share_and_others_how_to_check(
      ConsoleWindows visits) {
    var cycle = voting(visits, "Not public");
    cycle.admin().patch("/cycles/" + cycle.id(), Map.of("public", false)).expect(200);
    var code = cycle.code();
    var visit = visits.anonymous(WindowSettings.NARROW).open(cycle.screen("ballot"));
    visit.fill("voter.code-label", code).press("voter.code-use");
    visit.page().getByLabel("Trees").check();
    visit.press("ballot.review").press("review.cast").sees("cast.title");
    var receipt = visit.page().locator(".slip-code").textContent().strip();
    cycle.moveTo("implementation");

    visit.open(cycle.screen("receipt")).fill("receipt.label", receipt);
    visit.press("receipt.check").sees("finding.hidden");
    Axe.findsNothingIn(visit.page());
    assertThat(visit.link("sign-in.title").first()).isVisible();
    visit.fill("voter.code-label", code).press("voter.code-use");
    assertThat(visit.page().locator(".share-table tbody tr").first()).hasText("Trees€600");
  }

  @Test
  void two_tabs_keep_the_receipts_of_both(ConsoleWindows visits) {
    var visit = visits.anonymous(WindowSettings.NARROW).open("");
    var other = visit.page().context().newPage();
    other.navigate("./");
    assertThat(visit.page().evaluate(KEPT)).isEqualTo("");
    assertThat(other.evaluate(KEPT)).isEqualTo("");

    visit.page().evaluate(KEEP, "first");
    other.evaluate(KEEP, "second");
    visit.page().evaluate(KEEP, "third");
    for (var tab : List.of(visit.page(), other)) {
      tab.waitForFunction("(" + KEPT + ")().then((kept) => kept === 'third, second, first')");
    }
    other.evaluate("localStorage.clear()");
    visit.page().waitForFunction("(" + KEPT + ")().then((kept) => kept === '')");
  }

  private static TestCycle voting(ConsoleWindows visits, String name) {
    return TestCycle.open(
            visits.server(), name, Map.of("type", "approval"), Map.of("rule", "equal-shares"))
        .proposeAll(COSTS)
        .moveTo("refinement", "voting");
  }

  /** Checks the receipt of the visitor's own ballot. */
  private static void isFound(ConsoleWindow visit, TestCycle cycle, String finding) {
    visit.open(cycle.screen("receipt")).press("share.use").press("receipt.check").sees(finding);
    visit.page().unrouteAll();
  }

  /** Changes the answers of a route from now on, before the console gets them. */
  private static void change(ConsoleWindow visit, String route, UnaryOperator<String> change) {
    visit
        .page()
        .route(
            route,
            each -> {
              var answer = each.fetch();
              var text = change.apply(answer.text());
              each.fulfill(new FulfillOptions().setResponse(answer).setBody(text));
            });
  }
}
