package io.insula.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.insula.testkit.TestPasswords;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Checks that dates, codes and the texts of dialogs of a cycle's admins outlive a visit of another
 * screen, and that a sign-out deletes them.
 */
@InBrowser
class AdminDialogDraftsTest {
  private static final String IN_BROWSER = "() => Object.keys(localStorage).join()";
  private static final String DRAFT = "insula.draft";

  @Test
  void unsent_dates_come_back_until_they_are_saved(ConsoleWindows visits) {
    var cycle = open(visits, "Unsent dates");
    var visit = visits.admin(WindowSettings.NARROW).open(cycle.screen("admin?part=phases"));
    var date = visit.page().locator("input[type=datetime-local]");

    date.nth(1).fill("2040-05-01T10:00");
    visit.follow("admin.part.people").follow("admin.part.phases");
    assertThat(date.nth(1)).hasValue("2040-05-01T10:00");
    assertThat(date.nth(0)).hasValue("");
    visit.press("action.discard");
    assertThat(date.nth(1)).hasValue("");

    date.nth(0).fill("2040-04-01T10:00");
    visit.page().reload();
    visit.calm().press("action.save").sees("admin.dates.saved");
    assertThat(date.nth(0)).hasValue("2040-04-01T10:00");
    assertNoDraft(visit);
  }

  @Test
  void the_unsent_number_of_codes_comes_back(ConsoleWindows visits) {
    var cycle = open(visits, "Unsent codes");
    var visit = visits.admin(WindowSettings.NARROW).open(cycle.screen("admin?part=voters"));

    visit.fill("admin.codes.count", "3").fill("admin.group", "Gate");
    visit.follow("admin.part.people").follow("admin.part.voters");
    assertThat(visit.field("admin.codes.count").first()).hasValue("3");
    assertThat(visit.field("admin.group").first()).hasValue("Gate");
    visit.press("admin.codes.send").sees("admin.codes.made", "count", 3);
    assertNoDraft(visit);
  }

  @Test
  void an_edited_proposal_comes_back_with_its_reason(ConsoleWindows visits) {
    var cycle = open(visits, "Unsent edit").proposeAll(Map.of("Pond", 90));
    var visit = visits.admin(WindowSettings.WIDE).open(cycle.screen("admin?part=proposals"));

    visit.press("admin.edit", "name", "Pond");
    inDialog(visit, "admin.proposal.field.name").fill("Lake");
    inDialog(visit, "admin.proposal.field.reason").fill("It is larger");
    visit.page().reload();
    visit.calm().press("admin.edit", "name", "Pond");
    assertThat(inDialog(visit, "admin.proposal.field.name")).hasValue("Lake");
    assertThat(inDialog(visit, "admin.proposal.field.cost")).hasValue("90");
    Axe.findsNothingIn(visit.page());
    visit.inDialog("action.save").click();
    visit.sees("admin.proposal.saved").seesText("Lake");
    assertNoDraft(visit);
  }

  @Test
  void a_merge_comes_back_without_what_was_withdrawn(ConsoleWindows visits) {
    var cycle = open(visits, "Unsent merge").proposeAll(Map.of("A", 1, "B", 2, "C", 3));
    var visit = visits.admin(WindowSettings.WIDE).open(cycle.screen("admin?part=proposals"));

    visit.press("admin.merge");
    inDialog(visit, "admin.merge.into").selectOption(Long.toString(cycle.proposal("C")));
    box(visit, "A").check();
    box(visit, "B").check();
    inDialog(visit, "admin.reason").fill("Much alike");
    cycle.withdraw("B");
    visit.page().reload();
    visit.calm().press("admin.merge");
    assertThat(inDialog(visit, "admin.merge.into")).hasValue(Long.toString(cycle.proposal("C")));
    assertThat(box(visit, "A")).isChecked();
    assertThat(box(visit, "B")).hasCount(0);
    visit.inDialog("admin.merge.send", "count", 1).click();
    visit.sees("admin.merge.done");
    assertNoDraft(visit);
  }

  @Test
  void the_reason_of_a_withdrawal_belongs_to_its_proposal_and_goes_with_a_sign_out(
      ConsoleWindows visits) {
    var cycle = open(visits, "Unsent reason").proposeAll(Map.of("Pond", 90, "Trees", 20));
    visits.server().users().member("second-admin");
    var admins = Map.of("usernames", List.of("second-admin"));
    cycle.admin().put("/cycles/" + cycle.id() + "/admins", admins).expect(200);
    var proposals = cycle.screen("admin?part=proposals");
    var visit = visits.admin(WindowSettings.WIDE).open(proposals);

    visit.press("admin.withdraw.title", "name", "Pond");
    inDialog(visit, "admin.reason").fill("It is not legal");
    visit.inDialog("action.cancel").click();
    visit.press("admin.withdraw.title", "name", "Trees");
    assertThat(inDialog(visit, "admin.reason")).hasValue("");
    visit.inDialog("action.cancel").click();
    visit.press("admin.withdraw.title", "name", "Pond");
    assertThat(inDialog(visit, "admin.reason")).hasValue("It is not legal");
    visit.inDialog("action.cancel").click();

    visit.press("sign-out").sees("sign-out.unsent").press("sign-out.anyway");
    visit.sees("welcome.title");
    assertNoDraft(visit);
    visit.signIn("second-admin", TestPasswords.MEMBER).open(proposals);
    visit.press("admin.withdraw.title", "name", "Pond");
    assertThat(inDialog(visit, "admin.reason")).hasValue("");
  }

  @Test
  void drafts_without_a_form_are_deleted_so_that_a_sign_out_does_not_warn(ConsoleWindows visits) {
    var cycle = open(visits, "Unreachable").proposeAll(Map.of("Pond", 90, "Trees", 20, "Hut", 5));
    var visit = visits.admin(WindowSettings.WIDE).open(cycle.screen("admin?part=phases"));
    visit.page().locator("input[type=datetime-local]").last().fill("2040-05-01T10:00");
    visit.follow("admin.part.proposals");
    typeInDialog(visit, "admin.withdraw.title", "Trees", "admin.reason");
    typeInDialog(visit, "admin.edit", "Pond", "admin.proposal.field.reason");
    typeInDialog(visit, "admin.merge", "", "admin.reason");
    cycle.withdraw("Trees");

    visit.page().reload();
    visit.calm();
    noDraftOf(visit, "withdraw");
    assertThat((String) visit.page().evaluate(IN_BROWSER)).contains(" proposal.", " merge.");
    cycle.moveTo("refinement", "voting");
    visit.page().reload();
    visit.calm();
    noDraftOf(visit, "proposal");
    noDraftOf(visit, "merge");
    cycle.moveTo("implementation", "closed");
    visit.open(cycle.screen("admin?part=phases"));
    noDraftOf(visit, "dates");
    assertNoDraft(visit);
    visit.press("sign-out").sees("welcome.title");
  }

  @Test
  void the_reason_for_a_step_back_is_not_that_of_another_step(ConsoleWindows visits) {
    var cycle = open(visits, "Steps back").moveTo("refinement");
    var visit = visits.admin(WindowSettings.WIDE).open(cycle.screen("admin?part=phases"));
    visit.press("admin.phase.back", "phase", visit.texts().of("phase.planning"));
    inDialog(visit, "admin.reason").fill("Too few proposals");
    visit.inDialog("action.cancel").click();
    cycle.moveTo("voting");

    visit.page().reload();
    visit.calm().press("admin.phase.back", "phase", visit.texts().of("phase.refinement"));
    assertThat(inDialog(visit, "admin.reason")).hasValue("");
    noDraftOf(visit, "phase");
  }

  private static void typeInDialog(ConsoleWindow visit, String button, String name, String field) {
    visit.press(button, "name", name);
    inDialog(visit, field).fill("Not sent");
    visit.inDialog("action.cancel").click();
  }

  /** Waits until the browser keeps no draft of this kind. */
  private static void noDraftOf(ConsoleWindow visit, String kind) {
    visit
        .page()
        .waitForFunction(
            "kind => !Object.keys(localStorage).some((key) => key.includes(` ${kind}.`))", kind);
  }

  private static TestCycle open(ConsoleWindows visits, String name) {
    return TestCycle.open(visits.server(), name, Map.of("type", "approval"));
  }

  private static Locator inDialog(ConsoleWindow visit, String key) {
    return visit.dialog().getByLabel(visit.texts().of(key)).first();
  }

  private static Locator box(ConsoleWindow visit, String proposal) {
    var named = new Locator.GetByRoleOptions().setName(proposal).setExact(true);
    return visit.dialog().getByRole(AriaRole.CHECKBOX, named);
  }

  private static void assertNoDraft(ConsoleWindow visit) {
    assertThat((String) visit.page().evaluate(IN_BROWSER)).doesNotContain(DRAFT);
  }
}
