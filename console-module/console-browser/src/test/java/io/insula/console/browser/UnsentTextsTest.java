package io.insula.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.insula.testkit.TestPasswords;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Checks which users see unsent texts and choices on a computer that several people use. */
@InBrowser
class UnsentTextsTest {
  private static final String IN_BROWSER = "() => Object.keys(localStorage).join()";
  private static final String IN_TAB = "() => Object.keys(sessionStorage).join()";
  private static final String DRAFT = "insula.draft";

  @Test
  void signing_out_in_one_tab_deletes_the_unsent_choices_of_all(ConsoleWindows visits) {
    var cycle = voting(visits, "Shared");
    var visit = visits.newMember("sharer", WindowSettings.NARROW).open(cycle.screen("ballot"));
    tree(visit).check();
    assertThat((String) visit.page().evaluate(IN_BROWSER)).contains(DRAFT);
    var other = another(visit).open(cycle.screen("ballot"));
    assertThat(tree(other)).isChecked();

    other.press("nav.menu").press("sign-out");
    other.sees("sign-out.unsent");
    Axe.findsNothingIn(other.page());
    assertThat(AccessibilityChecks.tooWide(other.page())).isEmpty();
    other.press("action.cancel");
    assertThat(tree(other)).isChecked();
    other.press("sign-out").press("sign-out.anyway");

    visit.sees("voter.account");
    assertThat((String) visit.page().evaluate(IN_BROWSER)).doesNotContain(DRAFT);
    visit.signIn("sharer", TestPasswords.MEMBER).open(cycle.screen("ballot"));
    assertThat(tree(visit)).not().isChecked();
  }

  @Test
  void choices_outlive_a_session_for_their_own_account_alone(ConsoleWindows visits) {
    var cycle = voting(visits, "One after the other");
    visits.server().users().member("next");
    var visit = visits.newMember("first", WindowSettings.WIDE).open(cycle.screen("ballot"));
    tree(visit).check();
    endSession(visits, "first");
    visit.page().reload();
    visit.calm().signIn("first", TestPasswords.MEMBER).open(cycle.screen("ballot"));
    assertThat(tree(visit)).isChecked();

    endSession(visits, "first");
    visit.page().reload();
    visit.calm().signIn("next", TestPasswords.MEMBER).open(cycle.screen("ballot"));
    assertThat(tree(visit)).not().isChecked();
    assertThat((String) visit.page().evaluate(IN_BROWSER)).doesNotContain(DRAFT);
  }

  @Test
  void the_choices_of_a_code_go_with_the_tab(ConsoleWindows visits) {
    var cycle = voting(visits, "By code");
    var code = visits.server().admin().post("/cycles/" + cycle.id() + "/codes", Map.of("count", 1));
    var text = code.expect(201).json().at("/codes/0").textValue();
    var visit = visits.anonymous(WindowSettings.NARROW);
    enter(visit, cycle, text);
    tree(visit).check();

    assertThat((String) visit.page().evaluate(IN_BROWSER)).doesNotContain(DRAFT);
    assertThat((String) visit.page().evaluate(IN_TAB)).contains(DRAFT).doesNotContain(text);
    enter(visit, cycle, text);
    assertThat(tree(visit)).isChecked();
    var other = another(visit);
    enter(other, cycle, text);
    assertThat(tree(other)).not().isChecked();
  }

  @Test
  void a_form_is_not_sent_in_the_name_of_the_next_person(ConsoleWindows visits) {
    visits.server().users().member("late");
    var visit = visits.newMember("early", WindowSettings.WIDE);
    visit
        .page()
        .addInitScript(
            "window.BroadcastChannel = class { postMessage() {} addEventListener() {} };");
    visit.open("projects/propose");
    visit.fill("propose.name", "Not of late").fill("propose.tagline", "Early");
    visit.fill("propose.problem", "Late").fill("propose.solution", "Earlier");
    another(visit).signIn("late", TestPasswords.MEMBER);

    visit.page().clock().install();
    visit.page().clock().fastForward("30:00");
    visit.press("propose.send").sees("error.other-user");
    var found = visits.server().admin().get("/projects?q=Not%20of%20late").expect(200).json();
    assertThat(found.required("projects")).isEmpty();
    assertThat(visit.page().getByRole(AriaRole.BANNER)).containsText("late");
  }

  @Test
  void a_page_begins_anew_for_a_person_who_signs_in_in_another_tab(ConsoleWindows visits) {
    visits.server().users().member("later");
    var visit = visits.newMember("sooner", WindowSettings.WIDE).open("projects/propose");
    visit.fill("propose.name", "Of sooner");
    another(visit).signIn("later", TestPasswords.MEMBER);

    visit.sees("error.other-user");
    assertThat(visit.page().getByRole(AriaRole.BANNER)).containsText("later");
    assertThat(visit.field("propose.name").first()).hasValue("");
    assertThat((String) visit.page().evaluate(IN_BROWSER)).doesNotContain(DRAFT);
  }

  @Test
  void each_of_two_tabs_keeps_its_own_text_until_it_is_sent(ConsoleWindows visits) {
    var visit = visits.newMember("two-tabs", WindowSettings.WIDE).open("projects/1");
    var other = another(visit).open("projects/1");
    visit.press("section.COMMENT.add");
    other.press("section.COMMENT.add");
    comment(visit).fill("The first tab");
    comment(other).fill("The second tab");

    visit.press("action.send").sees("thread.sent");
    other.page().reload();
    assertThat(comment(other.calm())).hasValue("The second tab");

    visit.press("section.COMMENT.add");
    comment(visit).fill("The first tab again");
    comment(other).fill("The second tab once more");
    other.press("action.send").sees("thread.sent");
    assertThat((String) visit.page().evaluate(IN_BROWSER)).doesNotContain(DRAFT);
    visit.follow("nav.projects").open("projects/1");
    assertThat(comment(visit)).hasValue("The first tab again");
  }

  @Test
  void a_text_that_was_discarded_or_deleted_is_not_written_again(ConsoleWindows visits) {
    var visit = visits.newMember("discarder", WindowSettings.WIDE).open("projects/propose");
    visit.fill("propose.name", "Discarded").press("action.discard").follow("nav.projects");
    assertThat((String) visit.page().evaluate(IN_BROWSER)).doesNotContain(DRAFT);

    visit.open("projects/propose").fill("propose.name", "Deleted by the sign-out");
    visit.press("sign-out").press("sign-out.anyway").sees("welcome.title");
    assertThat((String) visit.page().evaluate(IN_BROWSER)).doesNotContain(DRAFT);
  }

  private static TestCycle voting(ConsoleWindows visits, String name) {
    return TestCycle.open(visits.server(), name, Map.of("type", "approval"))
        .proposeAll(Map.of("Trees", 600))
        .moveTo("refinement", "voting");
  }

  private static void enter(ConsoleWindow visit, TestCycle cycle, String code) {
    visit.open(cycle.screen("ballot"));
    visit.fill("voter.code-label", code).press("voter.code-use");
  }

  private static Locator tree(ConsoleWindow visit) {
    return visit.named(AriaRole.CHECKBOX, "Trees");
  }

  private static Locator comment(ConsoleWindow visit) {
    return visit.named(AriaRole.TEXTBOX, visit.texts().of("section.COMMENT.add"));
  }

  private static void endSession(ConsoleWindows visits, String name) {
    var reset = Map.of("password", TestPasswords.MEMBER);
    visits.server().admin().put("/accounts/" + name + "/password", reset).expect(204);
  }

  private static ConsoleWindow another(ConsoleWindow visit) {
    return new ConsoleWindow(visit.page().context().newPage(), visit.texts(), visit.faults());
  }
}
