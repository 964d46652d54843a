package io.insula.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests how the admins of a cycle set its dates, move it back, and report on its winners. */
@InBrowser
class CyclePhasesTest {
  private static final Map<String, Object> APPROVAL = Map.of("type", "approval");

  @Test
  void dates_are_stored_in_the_time_zone_of_the_reader_and_must_be_in_order(ConsoleWindows visits) {
    var cycle = TestCycle.open(visits.server(), "Dates", APPROVAL);
    var visit = visits.admin(WindowSettings.NARROW).open(cycle.screen("admin"));

    date(visit, "voting").fill("2035-05-01T08:00");
    date(visit, "implementation").fill("2035-04-01T08:00");
    visit.press("action.save");
    assertThat(date(visit, "voting")).hasAttribute("aria-invalid", "true");
    date(visit, "implementation").fill("2035-05-09T08:00");
    visit.press("action.save").sees("admin.dates.saved");
    assertThat(visit.button("action.save")).isFocused();
    var dates = visits.server().admin().get("/cycles/" + cycle.id()).expect(200).json();
    assertThat(dates.at("/dates/voting").textValue()).isEqualTo("2035-05-01T06:00:00Z");

    visit.page().reload();
    assertThat(date(visit.calm(), "voting")).hasValue("2035-05-01T08:00");
    assertThat(step(visit, "voting")).containsText("May 1, 2035");
    date(visit, "voting").fill("");
    date(visit, "implementation").fill("");
    visit.press("action.save").sees("admin.dates.saved");
    assertThat(step(visit, "voting")).containsText(visit.texts().of("admin.phase.by-hand"));
  }

  @Test
  void a_date_is_typed_with_a_year_of_four_digits(ConsoleWindows visits) {
    var cycle = TestCycle.open(visits.server(), "Typed dates", APPROVAL);
    var visit = visits.admin(WindowSettings.WIDE).open(cycle.screen("admin"));

    date(visit, "voting").focus();
    visit.page().keyboard().type("050520350800AM");
    assertThat(date(visit, "voting")).hasValue("2035-05-05T08:00");
  }

  @Test
  void the_present_phase_says_what_the_next_one_needs(ConsoleWindows visits) {
    var cycle = TestCycle.open(visits.server(), "Not ready", APPROVAL).propose("Palace", 2000);
    var path = "/cycles/" + cycle.id();
    cycle.admin().patch(path, Map.of("who", "roster")).expect(200);
    var visit = visits.admin(WindowSettings.NARROW).open(cycle.screen("admin"));
    visit.sees("admin.check.proposals", "count", 1).sees("admin.check.too-dear", "count", 1);
    visit.sees("admin.check.no-roster");

    var roster = "username\npapi\n".getBytes(UTF_8);
    cycle.admin().send("PUT", path + "/roster", "text/csv", roster).expect(200);
    cycle.withdraw("Palace").propose("Bench", 10).moveTo("refinement");
    visit.page().reload();
    visit.calm().sees("admin.check.roster").sees("admin.check.all-fit", "cost", "€10");
    assertThat(visit.page().getByText(visit.texts().of("admin.check.too-dear", "count", 1)))
        .hasCount(0);
    cycle.moveTo("voting");
    visit.page().reload();
    visit.calm().sees("admin.check.no-end");
  }

  @Test
  void a_cycle_goes_back_with_a_reason_that_its_history_shows(ConsoleWindows visits) {
    var cycle =
        TestCycle.open(visits.server(), "Back", APPROVAL)
            .proposeAll(Map.of("Swing", 300, "Tower", 900))
            .moveTo("refinement", "voting");
    cycle.cast(visits.server().users().member("back-voter"), "Tower");
    cycle.moveTo("implementation");
    var visit = visits.admin(WindowSettings.WIDE).open(cycle.screen("admin"));
    visit.sees("admin.check.winners", "count", 1);

    var voting = visit.texts().of("phase.voting");
    visit.press("admin.phase.back", "phase", voting).sees("admin.back-to.voting");
    assertThat(visit.inDialog("admin.phase.confirm", "phase", voting)).isDisabled();
    visit.dialog().getByRole(AriaRole.TEXTBOX).fill("The paper ballots came late");
    visit.inDialog("admin.phase.confirm", "phase", voting).click();
    visit.sees("admin.phase.moved", "phase", voting);
    assertThat(visit.page().getByRole(AriaRole.TABLE)).containsText("The paper ballots came late");
    assertThat(step(visit, "voting")).hasAttribute("aria-current", "step");
    assertThat(step(visit, "voting")).containsText("voters has voted");

    visit.follow("admin.part.result").sees("admin.result.none");
    visits.anonymous(WindowSettings.NARROW).open(cycle.screen("results")).sees("results.early");
    var implementation = visit.texts().of("phase.implementation");
    visit.follow("admin.part.phases").press("admin.phase.forward", "phase", implementation);
    visit.inDialog("admin.phase.confirm", "phase", implementation).click();
    visit.sees("admin.phase.moved", "phase", implementation);
    visit.open(cycle.screen("results")).sees("winners.title", "count", 1);
  }

  @Test
  void the_progress_of_a_winner_is_reported_and_everyone_reads_it(ConsoleWindows visits) {
    var cycle =
        TestCycle.open(visits.server(), "Progress", APPROVAL)
            .proposeAll(Map.of("Swing", 300, "Tower", 900))
            .moveTo("refinement", "voting");
    cycle.cast(visits.server().users().member("progress-voter"), "Tower");
    cycle.moveTo("implementation");
    var visit = visits.admin(WindowSettings.NARROW).open(cycle.screen("admin?part=result"));

    report(visit, "in_progress", "The ground is measured");
    visit.press("admin.implementation.of", "name", "Tower");
    assertThat(visit.dialog()).containsText("The ground is measured");
    assertThat(visit.dialog().getByRole(AriaRole.COMBOBOX)).hasValue("in_progress");
    visit.inDialog("action.cancel").click();
    report(visit, "done", "It stands");
    var winners = visit.page().getByRole(AriaRole.TABLE).filter(hasText("It stands"));
    assertThat(winners).containsText(visit.texts().of("admin.implementation.done"));
    visit.follow("admin.part.phases").sees("admin.check.all-done");
    var reader = visits.anonymous(WindowSettings.NARROW).open(cycle.screen("results"));
    reader.seesText("It stands").sees("implementation.done");
  }

  private static void report(ConsoleWindow visit, String status, String note) {
    visit.press("admin.implementation.of", "name", "Tower");
    visit.dialog().getByRole(AriaRole.COMBOBOX).selectOption(status);
    visit.dialog().getByRole(AriaRole.TEXTBOX).fill(note);
    visit.inDialog("action.save").click();
    visit.sees("admin.implementation.saved");
  }

  private static Locator date(ConsoleWindow visit, String phase) {
    var begins =
        visit.texts().of("admin.dates.begins", "phase", visit.texts().of("phase." + phase));
    return visit.page().getByLabel(begins);
  }

  /** Returns the entry of a phase in the timeline. */
  private static Locator step(ConsoleWindow visit, String phase) {
    return visit
        .page()
        .locator(".timeline-step")
        .filter(hasText(visit.texts().of("admin.phase." + phase)));
  }

  private static Locator.FilterOptions hasText(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
