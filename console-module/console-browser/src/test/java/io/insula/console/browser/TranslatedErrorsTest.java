package io.insula.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.insula.testkit.TestPasswords;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests that errors of the server, which are English, are shown in the reader's language. */
@InBrowser
class TranslatedErrorsTest {
  @Test
  void a_proposal_that_comes_too_late_is_refused_in_polish(ConsoleWindows visits) {
    var cycle = TestCycle.open(visits.server(), "Moved on", Map.of("type", "approval"));
    var visit = in("pl", visits.newMember("late", WindowSettings.NARROW)).open("projects/propose");
    visit.fill("propose.name", "Za późno").fill("propose.tagline", "O chwilę");
    visit.fill("propose.problem", "Czas").fill("propose.solution", "Zegar");
    visit.field("propose.cycle").first().selectOption(Long.toString(cycle.id()));
    visit.fill("propose.cost", "10");
    cycle.moveTo("refinement");

    visit.press("propose.send").sees("said.only-admins-propose");
    assertNothingIsEnglish(visit);
    visit.fill("propose.cost", "-1").fill("propose.tags", "a, a").press("propose.send");
    visit.sees("fault.cost").sees("fault.twice");
    assertNothingIsEnglish(visit);
  }

  @Test
  void a_weak_password_is_refused_in_arabic(ConsoleWindows visits) {
    var visit = in("ar", visits.newMember("weak", WindowSettings.NARROW)).open("account");
    visit.fill("account.current", TestPasswords.MEMBER).fill("account.new", "abc");
    visit.press("account.password").sees("fault.length", "least", "8", "most", "128");
    visit.fill("account.new", "password1").press("account.password");
    visit.sees("fault.password-common");
    assertNothingIsEnglish(visit);
  }

  @Test
  void the_wrong_line_of_a_roster_and_a_wrong_file_are_refused_in_polish(ConsoleWindows visits) {
    var cycle = TestCycle.open(visits.server(), "Spis", Map.of("type", "approval"));
    var visit = in("pl", visits.admin(WindowSettings.WIDE));
    visit.open(cycle.screen("admin?part=voters"));

    upload(visit, "username,group\nada,7b\nb e n,7c\n");
    visit.sees("file.line", "line", "3", "field", "username").sees("fault.roster-name");
    upload(visit, "username,group\nada\n");
    visit.sees("file.whole-line", "line", "2").sees("fault.csv-fields", "number", "2");
    upload(visit, "name\nada\n");
    visit.sees("fault.csv-header", "header", "username,group");
    upload(visit, "username\n\u00e9\n");
    visit.sees("fault.utf-8");
    assertNothingIsEnglish(visit);
  }

  @Test
  void a_phase_that_has_begun_meanwhile_is_refused_in_polish(ConsoleWindows visits) {
    var cycle = TestCycle.open(visits.server(), "Zmieniona", Map.of("type", "approval"));
    var visit = in("pl", visits.admin(WindowSettings.WIDE)).open(cycle.screen("admin"));
    var phase = visit.texts().of("phase.refinement");
    visit.press("admin.phase.forward", "phase", phase);
    cycle.moveTo("refinement");

    visit.inDialog("admin.phase.confirm", "phase", phase).click();
    visit.sees("said.in-phase", "phase", phase);
    assertNothingIsEnglish(visit);
  }

  @Test
  void a_merge_with_a_withdrawn_proposal_is_refused_in_polish(ConsoleWindows visits) {
    var cycle =
        TestCycle.open(visits.server(), "Podobne", Map.of("type", "approval"))
            .proposeAll(Map.of("A", 1, "B", 2));
    var visit = in("pl", visits.admin(WindowSettings.WIDE));
    visit.open(cycle.screen("admin?part=proposals")).press("admin.merge");
    visit.dialog().getByRole(AriaRole.CHECKBOX).check();
    visit.dialog().getByLabel(visit.texts().of("admin.reason")).fill("To samo");
    cycle.withdraw("B");

    visit.inDialog("admin.merge.send", "count", 1).click();
    visit.sees("said.withdrawn");
    assertNothingIsEnglish(visit);
  }

  @Test
  void an_error_that_no_field_shows_stays_in_the_notice_even_in_english(ConsoleWindows visits) {
    var cycle =
        TestCycle.open(visits.server(), "Bez pola", Map.of("type", "approval"))
            .proposeAll(Map.of("A", 1, "B", 2));
    var visit = in("pl", visits.admin(WindowSettings.WIDE));
    visit.page().route("**/proposals/merge", TranslatedErrorsTest::refuseFields);
    visit.open(cycle.screen("admin?part=proposals")).press("admin.merge");
    visit.dialog().getByRole(AriaRole.CHECKBOX).check();
    visit.dialog().getByLabel(visit.texts().of("admin.reason")).fill("To samo");

    visit.inDialog("admin.merge.send", "count", 1).click();
    assertThat(visit.dialog().getByRole(AriaRole.ALERT)).containsText("other is required");
  }

  private static void refuseFields(Route route) {
    var problem =
        """
        {"type": "about:blank", "title": "Invalid", "status": 400, "detail": "other is required",
          "errors": [{"field": "other", "message": "is required"}]}
        """;
    route.fulfill(
        new FulfillOptions()
            .setStatus(400)
            .setContentType("application/problem+json")
            .setBody(problem));
  }

  private static void upload(ConsoleWindow visit, String csv) {
    var file = new FilePayload("roster.csv", "text/csv", csv.getBytes(ISO_8859_1));
    visit.field("admin.roster.file").first().setInputFiles(file);
    visit.press("admin.roster.send");
  }

  private static void assertNothingIsEnglish(ConsoleWindow visit) {
    assertThat(visit.page().getByRole(AriaRole.ALERT).first()).isVisible();
    assertThat(visit.page().locator("main [lang=en]")).hasCount(0);
  }

  /** Returns the visit in another language. */
  private static ConsoleWindow in(String language, ConsoleWindow visit) {
    var choose = "chosen => localStorage.setItem('insula.language', chosen)";
    visit.page().evaluate(choose, language);
    return new ConsoleWindow(visit.page(), new ConsoleTexts(language), visit.faults());
  }
}
