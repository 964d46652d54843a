package io.insula.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Votes with a code and without an account: by keyboard, with wrong codes, and after the close. */
@InBrowser
class CodeVoteTest {
  private static final Map<String, Integer> COSTS = Map.of("Benches", 400, "Trees", 600);

  @Test
  void a_code_is_entered_votes_changes_its_vote_and_checks_it_by_keyboard(ConsoleWindows visits) {
    var cycle = voting(visits, "Code by keyboard");
    var code = cycle.code();
    var keyboard = new KeyboardUser(visits.anonymous(WindowSettings.NARROW));
    var visit = keyboard.visit().open(cycle.screen(""));
    keyboard.press(visit.link("cycle-page.vote"));
    visit.sees("voter.code");
    findsNothing(visit);

    enter(keyboard, code.toLowerCase(Locale.ROOT).replace("-", " "));
    visit.sees("voter.as-code", "end", code.substring(15));
    findsNothing(visit);
    keyboard.choose(visit.named(AriaRole.CHECKBOX, "Trees")).press(visit.button("ballot.review"));
    findsNothing(visit);
    keyboard.press(visit.button("review.cast"));
    visit.sees("cast.title");
    findsNothing(visit);

    visit.open(cycle.screen("ballot"));
    enter(keyboard, code);
    visit.sees("ballot.is-in");
    assertThat(visit.named(AriaRole.CHECKBOX, "Trees")).isChecked();
    keyboard
        .choose(visit.named(AriaRole.CHECKBOX, "Benches"))
        .press(visit.button("ballot.review"))
        .press(visit.button("review.cast"));
    visit.sees("cast.title");

    cycle.moveTo("implementation");
    visit.open(cycle.screen("ballot"));
    enter(keyboard, code);
    visit.sees("ballot.over");
    assertThat(visit.named(AriaRole.CELL, "Benches")).isVisible();
    findsNothing(visit);
    keyboard.press(visit.link("ballot.check")).press(visit.button("receipt.check"));
    visit.sees("finding.counted");
    findsNothing(visit);
  }

  @Test
  void a_wrong_code_is_refused_in_words_and_the_right_one_can_follow(ConsoleWindows visits) {
    var cycle = voting(visits, "Wrong codes");
    var other = voting(visits, "Other codes").code();
    var visit = visits.anonymous(WindowSettings.NARROW).open(cycle.screen("ballot"));

    visit.fill("voter.code-label", "K7QF-2M9D").press("voter.code-use").sees("voter.code-short");
    for (var wrong : new String[] {"K7QF-2M9D-XW4T-8HBN", other}) {
      visit.fill("voter.code-label", wrong).press("voter.code-use").sees("voter.code-refused");
      assertThat(visit.page().getByRole(AriaRole.CHECKBOX)).hasCount(0);
      findsNothing(visit);
    }
    visit.fill("voter.code-label", cycle.code()).press("voter.code-use");
    assertThat(visit.named(AriaRole.CHECKBOX, "Trees")).isVisible();
  }

  @Test
  void a_code_shows_a_cycle_that_is_not_public(ConsoleWindows visits) {
    var cycle = voting(visits, "Hidden from others");
    visits.server().admin().patch("/cycles/" + cycle.id(), Map.of("public", false)).expect(200);
    var visit = visits.anonymous(WindowSettings.NARROW).open(cycle.screen("ballot"));
    assertThat(visit.page().getByText("Hidden from others")).hasCount(0);

    visit.fill("voter.code-label", cycle.code()).press("voter.code-use");
    visit.seesText("Hidden from others");
    visit.named(AriaRole.CHECKBOX, "Trees").check();
    visit.press("ballot.review").press("review.cast").sees("cast.title");
  }

  @Test
  void a_ballot_that_comes_after_the_close_is_refused_and_an_unused_code_is_of_no_use(
      ConsoleWindows visits) {
    var cycle = voting(visits, "Too late");
    var code = cycle.code();
    var visit = visits.anonymous(WindowSettings.WIDE).open(cycle.screen("ballot"));
    visit.fill("voter.code-label", code).press("voter.code-use");
    visit.named(AriaRole.CHECKBOX, "Trees").check();
    visit.press("ballot.review");
    cycle.moveTo("implementation");

    visit.press("review.cast").sees("ballot.late").sees("ballot.over");
    assertThat(visit.button("review.cast")).hasCount(0);
    findsNothing(visit);
    visit.open(cycle.screen("ballot"));
    visit.fill("voter.code-label", code).press("voter.code-use").sees("ballot.over");
    assertThat(visit.page().getByRole(AriaRole.TABLE)).hasCount(0);
    assertThat(visit.link("cycle-page.see-results")).isVisible();
  }

  /** Types a code into its field and sends it with the Enter key. */
  private static void enter(KeyboardUser keyboard, String code) {
    var visit = keyboard.visit();
    keyboard.type(visit.field("voter.code-label").first(), code);
    visit.page().keyboard().press("Enter");
    visit.calm();
  }

  private static void findsNothing(ConsoleWindow visit) {
    var page = visit.page();
    Axe.findsNothingIn(page);
    page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    Axe.findsNothingIn(page, "color-contrast");
    page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    assertThat(AccessibilityChecks.tooWide(page)).isEmpty();
    assertThat(AccessibilityChecks.smallTargets(page)).isEmpty();
  }

  private static TestCycle voting(ConsoleWindows visits, String name) {
    return TestCycle.open(visits.server(), name, Map.of("type", "approval"))
        .proposeAll(COSTS)
        .moveTo("refinement", "voting");
  }
}
