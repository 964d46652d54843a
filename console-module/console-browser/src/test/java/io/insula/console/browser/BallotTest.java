package io.insula.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Fills in a ballot of each type, casts and changes it, and checks its receipt. */
@InBrowser
class BallotTest {
  private static final Pattern RECEIPT = Pattern.compile("([0-9a-f]{8} ){7}[0-9a-f]{8}");
  private static final Map<String, Integer> COSTS =
      Map.of("Benches", 400, "Slides", 500, "Trees", 600);

  /**
   * Scrolls a part of the way from the top to the end of the list of proposals. Returns the
   * distance between the bar and the lower edge of the window.
   */
  private static final String BELOW_BAR =
      """
      async (part) => {
        const bar = document.querySelector('.budget-bar');
        const end = bar.parentElement.getBoundingClientRect().bottom + scrollY;
        const way = end - innerHeight - bar.offsetHeight;
        if (way < 100) {
          return NaN;
        }
        scrollTo({ top: way * part, behavior: 'instant' });
        await new Promise(requestAnimationFrame);
        return innerHeight - bar.getBoundingClientRect().bottom;
      }
      """;

  @Test
  void an_approval_ballot_may_exceed_the_limit_while_choosing_and_is_stopped_at_its_review(
      ConsoleWindows visits) {
    var visit = ballot(visits, "Approval", Map.of("type", "approval", "max_sum_cost", 1000));

    tick(visit, "Trees", "Slides");
    var over = visit.texts().of("standing.cost-over", "amount", "€100");
    assertThat(bar(visit).locator(".budget-words")).containsText(over);
    assertThat(bar(visit).getByRole(AriaRole.STATUS)).containsText(over);
    visit.press("ballot.review").sees("broken.title");
    tick(visit, "Slides");
    assertThat(bar(visit)).containsText(visit.texts().of("standing.cost-left", "amount", "€400"));
    assertThat(visit.page().getByText(visit.texts().of("broken.title"))).hasCount(0);
    tick(visit, "Benches");
    castAfterReview(visit, "Benches", "Trees");
  }

  @Test
  void the_budget_bar_stays_at_the_lower_edge_while_the_proposals_move(ConsoleWindows visits) {
    for (var look : new WindowSettings[] {WindowSettings.NARROW, WindowSettings.WIDE}) {
      var visit =
          visits
              .member("papi", look)
              .open("cycles/" + visits.server().cycle(DemoServer.VOTING) + "/ballot");
      for (var part : new double[] {0, 0.25, 0.5}) {
        var below = (Number) visit.page().evaluate(BELOW_BAR, part);
        assertThat(below.doubleValue()).as("%s at %s", look, part).isBetween(-1.0, 1.0);
      }
    }
  }

  @Test
  void a_ballot_for_one_proposal_keeps_the_last_choice(ConsoleWindows visits) {
    var visit = ballot(visits, "Choose one", Map.of("type", "choose-1"));

    visit.named(AriaRole.RADIO, "Trees").check();
    visit.named(AriaRole.RADIO, "Benches").check();
    castAfterReview(visit, "Benches");
  }

  @Test
  void points_are_given_by_steps_and_typed(ConsoleWindows visits) {
    var limits = Map.<String, Object>of("type", "cumulative", "max_sum_points", 10);
    var visit = ballot(visits, "Points", limits);

    var more = visit.texts().of("stepper.more", "label", points(visit, "Trees"));
    visit.named(AriaRole.BUTTON, more).click();
    visit.named(AriaRole.BUTTON, more).click();
    visit.named(AriaRole.TEXTBOX, points(visit, "Slides")).fill("9");
    visit.named(AriaRole.TEXTBOX, points(visit, "Slides")).blur();
    assertThat(bar(visit)).containsText(visit.texts().of("standing.points-over", "count", 1));
    visit.press("ballot.review").sees("broken.title");
    visit
        .named(AriaRole.BUTTON, visit.texts().of("stepper.less", "label", points(visit, "Slides")))
        .click();
    castAfterReview(visit, "Trees", "Slides");
  }

  @Test
  void scores_are_given_one_by_one(ConsoleWindows visits) {
    var visit = ballot(visits, "Scores", Map.of("type", "scoring", "max_points", 3));

    var more = visit.texts().of("stepper.more", "label", points(visit, "Benches"));
    for (var i = 0; i < 3; i++) {
      visit.named(AriaRole.BUTTON, more).click();
    }
    assertThat(visit.named(AriaRole.BUTTON, more)).isDisabled();
    assertThat(visit.named(AriaRole.BUTTON, more)).isFocused();
    castAfterReview(visit, "Benches");
  }

  @Test
  void ranks_are_changed_by_buttons_that_keep_the_focus(ConsoleWindows visits) {
    var visit = ballot(visits, "Ranks", Map.of("type", "ordinal"));

    visit.press("ranking.add-name", "name", "Trees").press("ranking.add-name", "name", "Benches");
    visit.press("ranking.up", "name", "Benches");
    visit.sees("ranking.moved", "name", "Benches", "rank", 1);
    assertThat(visit.button("ranking.down", "name", "Benches")).isFocused();
    castAfterReview(visit, "Benches", "Trees");
    assertThat(visit.page().getByText("Benches")).hasCount(0);
  }

  @Test
  void a_cast_ballot_can_be_changed_withdrawn_and_its_receipt_checked(ConsoleWindows visits) {
    var cycle = open(visits, "Receipts", Map.of("type", "approval"));
    var visit =
        visits.newMember("doubtful-voter", WindowSettings.NARROW).open(cycle.screen("ballot"));
    tick(visit, "Trees");
    castAfterReview(visit, "Trees");
    visit.press("cast.change").sees("ballot.is-in");
    tick(visit, "Benches");
    visit.sees("ballot.unsent");
    castAfterReview(visit, "Benches", "Trees");

    cycle.moveTo("implementation");
    visit.open(cycle.screen("receipt")).press("receipt.check").sees("finding.counted");
    visit.press("tree.rebuild").sees("tree.right", "count", 1);
    visit.sees("share.receipt-right");
    visit.sees("slip.replaced");
    visit.fill("receipt.label", "f".repeat(64)).press("receipt.check").sees("finding.unknown");
    visit.fill("receipt.label", "not a receipt").press("receipt.check").sees("receipt.malformed");
  }

  @Test
  void a_ballot_is_withdrawn_after_a_confirmation(ConsoleWindows visits) {
    var visit = ballot(visits, "Withdrawal", Map.of("type", "approval"));
    tick(visit, "Slides");
    castAfterReview(visit, "Slides");

    visit.press("cast.change").press("ballot.withdraw");
    visit.page().route("**/ballot", route -> route.fulfill(new FulfillOptions().setStatus(429)));
    visit.inDialog("ballot.withdraw").click();
    assertThat(visit.dialog()).containsText(visit.texts().of("error.too-many-requests"));
    visit.page().unrouteAll();
    visit.inDialog("ballot.withdraw").click();
    visit.sees("ballot.withdrawn");
    assertThat(visit.page().getByText(visit.texts().of("ballot.is-in"))).hasCount(0);
  }

  @Test
  void a_withdrawal_whose_answer_was_lost_is_done(ConsoleWindows visits) {
    var visit = ballot(visits, "Lost withdrawal", Map.of("type", "approval"));
    tick(visit, "Slides");
    castAfterReview(visit, "Slides");

    visit.press("cast.change").press("ballot.withdraw");
    FailedRequests.loseFirstAnswer(visit.page(), Pattern.compile("/cycles/\\d+/ballot$"));
    visit.inDialog("ballot.withdraw").click();
    visit.sees("ballot.withdrawn");
    assertThat(visit.page().getByText(visit.texts().of("ballot.is-in"))).hasCount(0);
  }

  @Test
  void a_cast_ballot_with_a_proposal_that_was_withdrawn_has_nothing_unsent(ConsoleWindows visits) {
    var cycle = open(visits, "Withdrawn later", Map.of("type", "approval"));
    var visit = visits.newMember("early-voter", WindowSettings.WIDE).open(cycle.screen("ballot"));
    tick(visit, "Slides", "Trees");
    castAfterReview(visit, "Slides", "Trees");
    cycle.withdraw("Slides");

    visit.open(cycle.screen("ballot")).sees("ballot.is-in").sees("ballot.lost", "count", 1);
    assertThat(visit.button("ballot.undo")).hasCount(0);
    tick(visit, "Benches");
    visit.sees("ballot.unsent").press("ballot.undo");
    assertThat(visit.button("ballot.undo")).hasCount(0);
    assertThat(visit.named(AriaRole.CHECKBOX, "Trees")).isChecked();
    visit.sees("ballot.lost", "count", 1);
  }

  @Test
  void changes_are_undone_and_a_withdrawn_proposal_leaves_the_choices(ConsoleWindows visits) {
    var cycle = open(visits, "Undo", Map.of("type", "approval"));
    var visit = visits.newMember("undoer", WindowSettings.NARROW).open(cycle.screen("ballot"));
    tick(visit, "Slides", "Trees");
    cycle.withdraw("Slides");
    visit.open(cycle.screen("ballot")).sees("ballot.lost", "count", 1);
    castAfterReview(visit, "Trees");

    visit.press("cast.change");
    tick(visit, "Trees", "Benches");
    visit.sees("ballot.unsent").press("ballot.undo");
    assertThat(visit.named(AriaRole.CHECKBOX, "Trees")).isChecked();
    assertThat(visit.named(AriaRole.CHECKBOX, "Benches")).not().isChecked();
    assertThat(visit.button("ballot.undo")).hasCount(0);
  }

  @Test
  void a_receipt_is_saved_and_printed(ConsoleWindows visits) throws IOException {
    var visit = ballot(visits, "Slip", Map.of("type", "approval"));
    tick(visit, "Trees");
    castAfterReview(visit, "Trees");
    var receipt = visit.page().locator(".slip-code").textContent().replace(" ", "").strip();

    var file = visit.page().waitForDownload(() -> visit.press("slip.save"));
    assertThat(Files.readString(file.path())).contains("Slip", receipt);
    visit.page().evaluate("() => { window.print = () => (window.printed = true); }");
    visit.press("slip.print");
    assertThat(visit.page().evaluate("() => window.printed")).isEqualTo(true);
  }

  @Test
  void a_ballot_with_a_code_is_separate_from_that_of_the_account(ConsoleWindows visits) {
    var cycle = open(visits, "Codes", Map.of("type", "approval"));
    var code = cycle.code();
    var visit = visits.member("papi", WindowSettings.NARROW).open(cycle.screen("ballot"));

    visit.press("voter.code-instead");
    visit.fill("voter.code-label", "K7QF").press("voter.code-use").sees("voter.code-short");
    visit.fill("voter.code-label", code.toLowerCase(Locale.ROOT)).press("voter.code-use");
    tick(visit, "Trees");
    castAfterReview(visit, "Trees");
  }

  private static TestCycle open(ConsoleWindows visits, String name, Map<String, Object> ballot) {
    return TestCycle.open(visits.server(), name, ballot)
        .proposeAll(COSTS)
        .moveTo("refinement", "voting");
  }

  /** Makes a cycle and a member, and returns a visit in which this member has opened the ballot. */
  private static ConsoleWindow ballot(
      ConsoleWindows visits, String name, Map<String, Object> ballot) {
    var cycle = open(visits, name, ballot);
    return visits.member("papi", WindowSettings.WIDE).open(cycle.screen("ballot"));
  }

  private static void tick(ConsoleWindow visit, String... names) {
    for (var name : names) {
      visit.named(AriaRole.CHECKBOX, name).click();
    }
  }

  private static String points(ConsoleWindow visit, String name) {
    return visit.texts().of("ballot.points-for", "name", name);
  }

  private static Locator bar(ConsoleWindow visit) {
    return visit.named(AriaRole.REGION, visit.texts().of("standing.label"));
  }

  /** Opens the review of the ballot, checks that it lists these proposals, and casts the ballot. */
  private static void castAfterReview(ConsoleWindow visit, String... names) {
    visit.press("ballot.review").sees("review.title");
    for (var name : names) {
      assertThat(visit.named(AriaRole.CELL, name)).isVisible();
    }
    visit.press("review.cast").sees("cast.title");
    assertThat(visit.page().locator("code").first().textContent().strip()).matches(RECEIPT);
  }
}
