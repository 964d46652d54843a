package io.insula.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests how the console warns a user who leaves something unsent. */
@InBrowser
class LeaveWarningTest {
  @Test
  void a_voter_is_warned_about_choices_that_are_not_cast_and_finds_them_again(
      ConsoleWindows visits) {
    var cycle =
        TestCycle.open(visits.server(), "Unsent", Map.of("type", "approval"))
            .propose("Trees", 600)
            .moveTo("refinement", "voting");
    var visit = visits.newMember("hurried", WindowSettings.WIDE).open(cycle.screen("ballot"));
    var questions = questionsIn(visit);
    visit.page().reload();
    assertThat(questions).isEmpty();

    visit.calm().named(AriaRole.CHECKBOX, "Trees").check();
    visit.page().reload();
    assertThat(questions).containsExactly("beforeunload");
    assertThat(visit.calm().named(AriaRole.CHECKBOX, "Trees")).isChecked();
    visit.follow("nav.projects").sees("ballot.left-unsent");
    visit.page().goBack();
    assertThat(visit.calm().named(AriaRole.CHECKBOX, "Trees")).isChecked();

    visit.press("ballot.review").press("review.cast").sees("cast.title");
    visit.follow("nav.projects");
    assertThat(visit.page().getByText(visit.texts().of("ballot.left-unsent"))).hasCount(0);
    visit.page().reload();
    assertThat(questions).hasSize(1);
  }

  @Test
  void a_voter_with_a_code_is_warned_that_the_choices_go_with_the_window(ConsoleWindows visits) {
    var cycle =
        TestCycle.open(visits.server(), "Unsent by code", Map.of("type", "approval"))
            .propose("Trees", 600)
            .moveTo("refinement", "voting");
    var visit = visits.anonymous(WindowSettings.WIDE).open(cycle.screen("ballot"));
    visit.fill("voter.code-label", cycle.code()).press("voter.code-use");
    visit.named(AriaRole.CHECKBOX, "Trees").check();

    visit.follow("nav.cycles").sees("ballot.left-unsent-code");
  }

  @Test
  void the_text_of_a_proposal_is_kept_until_it_is_discarded(ConsoleWindows visits) {
    var visit = visits.newMember("pensive", WindowSettings.WIDE).open("projects/propose");
    visit.fill("propose.name", "A slow idea").sees("draft.kept");

    visit.follow("nav.cycles").open("projects/propose");
    assertThat(visit.field("propose.name").first()).hasValue("A slow idea");
    visit.press("action.discard");
    assertThat(visit.field("propose.name").first()).hasValue("");
    visit.page().reload();
    assertThat(visit.calm().field("propose.name").first()).hasValue("");
  }

  /** Returns a list that gets the type of each dialog that the browser opens from now on. */
  private static List<String> questionsIn(ConsoleWindow visit) {
    List<String> types = new ArrayList<>();
    visit.page().context().onDialog((Dialog each) -> types.add(each.type()));
    return types;
  }
}
