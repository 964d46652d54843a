package io.insula.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Checks that the unsent forms of a cycle's admins outlive a visit to another part of the screen,
 * and that long lists of proposals in these forms can be searched.
 */
@InBrowser
class AdminDraftsTest {
  private static final Map<String, Object> APPROVAL = Map.of("type", "approval");

  @Test
  void changed_settings_come_back_until_they_are_discarded(ConsoleWindows visits) {
    var cycle = TestCycle.open(visits.server(), "Unsent settings", APPROVAL);
    var visit = visits.admin(WindowSettings.WIDE).open(cycle.screen("admin?part=settings"));
    assertThat(note(visit)).hasCount(0);

    visit.fill("admin.field.name", "Half a na").fill("admin.field.budget", "77");
    leaveAndReturn(visit, "admin.part.settings");
    assertThat(visit.field("admin.field.name").first()).hasValue("Half a na");
    assertThat(visit.field("admin.field.budget").first()).hasValue("77");
    visit.press("action.discard");
    assertThat(visit.field("admin.field.name").first()).hasValue("Unsent settings");
    assertThat(note(visit)).hasCount(0);

    visit.fill("admin.field.name", "Sent settings").press("action.save");
    visit.sees("admin.settings.saved");
    assertThat(note(visit)).hasCount(0);
    leaveAndReturn(visit, "admin.part.settings");
    assertThat(visit.field("admin.field.name").first()).hasValue("Sent settings");
    assertThat(note(visit)).hasCount(0);
  }

  @Test
  void a_draft_that_another_admin_has_saved_is_none_any_more(ConsoleWindows visits) {
    var cycle = TestCycle.open(visits.server(), "Twice", APPROVAL);
    var visit = visits.admin(WindowSettings.WIDE).open(cycle.screen("admin?part=settings"));
    visit.fill("admin.field.name", "The same name");
    assertThat(note(visit)).isVisible();
    cycle.admin().patch("/cycles/" + cycle.id(), Map.of("name", "The same name")).expect(200);

    visit.page().reload();
    assertThat(visit.calm().field("admin.field.name").first()).hasValue("The same name");
    assertThat(note(visit)).hasCount(0);
    visit.press("sign-out").sees("welcome.title");
  }

  @Test
  void a_save_keeps_what_another_admin_has_changed_meanwhile(ConsoleWindows visits) {
    var users = visits.server().users();
    users.member("second-admin");
    users.member("third-admin");
    var cycle = TestCycle.open(visits.server(), "Two admins", APPROVAL);
    var path = "/cycles/" + cycle.id();
    var visit = visits.admin(WindowSettings.WIDE).open(cycle.screen("admin?part=settings"));
    var phases = visit.page().context().newPage();
    var dates = new ConsoleWindow(phases, visit.texts(), visit.faults());
    dates.open(cycle.screen("admin?part=phases"));
    var limits = Map.of("type", "approval", "max_length", 3);
    var begins = Map.of("voting", "2099-03-01T10:00:00Z");
    var change = Map.of("description", "By another", "ballot", limits, "dates", begins);
    cycle.admin().patch(path, change).expect(200);
    cycle.admin().put(path + "/admins", Map.of("usernames", List.of("second-admin"))).expect(200);

    visit.fill("admin.field.name", "Renamed").fill("admin.field.budget", "900");
    visit.press("action.save").sees("admin.settings.saved");
    phases.locator("input[type=datetime-local]").last().fill("2099-06-01T10:00");
    dates.press("action.save").sees("admin.dates.saved");
    visit.follow("admin.part.people").fill("admin.people.name", "third-admin");
    visit.press("admin.people.add").sees("admin.people.saved");

    var saved = cycle.admin().get(path).expect(200).json();
    assertThat(saved.required("name").textValue()).isEqualTo("Renamed");
    assertThat(saved.required("budget").intValue()).isEqualTo(900);
    assertThat(saved.required("description").textValue()).isEqualTo("By another");
    assertThat(saved.at("/ballot/max_length").intValue()).isEqualTo(3);
    assertThat(saved.at("/dates/voting").textValue()).isEqualTo("2099-03-01T10:00:00Z");
    assertThat(saved.at("/dates/closed").isTextual()).isTrue();
    assertThat(saved.required("admins")).hasSize(2);
  }

  @Test
  void a_paper_ballot_comes_back_without_what_was_withdrawn(ConsoleWindows visits) {
    var cycle = voting(visits, "Unsent paper");
    var visit = visits.admin(WindowSettings.NARROW).open(cycle.screen("admin?part=paper"));

    visit.fill("admin.paper.number", "P-9");
    box(visit, "Idea 3").check();
    box(visit, "Idea 7").check();
    var withdrawn = "/cycles/" + cycle.id() + "/proposals/" + cycle.proposal("Idea 7");
    cycle.admin().post(withdrawn + "/withdraw", Map.of("reason", "Not legal")).expect(200);
    leaveAndReturn(visit, "admin.part.paper");
    assertThat(visit.field("admin.paper.number").first()).hasValue("P-9");
    assertThat(box(visit, "Idea 3")).isChecked();
    visit.sees("admin.paper.sum", "count", 1, "cost", "€10");
    visit.press("action.discard");
    assertThat(box(visit, "Idea 3")).not().isChecked();
    assertThat(visit.field("admin.paper.number").first()).hasValue("");
    assertThat(note(visit)).hasCount(0);

    visit.fill("admin.paper.number", "P-9");
    box(visit, "Idea 3").check();
    visit.press("admin.paper.send").sees("admin.paper.done", "number", "P-9");
    assertThat(visit.field("admin.paper.number").first()).hasValue("P-10");
    assertThat(note(visit)).hasCount(0);
    assertThat((String) visit.page().evaluate("() => Object.keys(localStorage).join()"))
        .doesNotContain("insula.draft");
  }

  @Test
  void a_search_among_many_proposals_does_not_send_the_ballot(ConsoleWindows visits) {
    var cycle = voting(visits, "Searched paper");
    var visit = visits.admin(WindowSettings.WIDE).open(cycle.screen("admin?part=paper"));

    visit.fill("admin.paper.number", "P-1");
    var search = visit.named(AriaRole.SEARCHBOX, visit.texts().of("filter.search"));
    search.fill("idea 15");
    assertThat(visit.page().getByRole(AriaRole.CHECKBOX)).hasCount(1);
    search.press("Enter");
    box(visit, "Idea 15").check();
    search.fill("");
    assertThat(box(visit, "Idea 3")).isVisible();
    assertThat(box(visit, "Idea 15")).isChecked();
    assertThat(visit.page().getByText(visit.texts().of("admin.paper.entered"))).hasCount(0);
    visit.press("admin.paper.send").sees("admin.paper.done", "number", "P-1");
  }

  @Test
  void a_paper_ballot_with_one_choice_is_searched(ConsoleWindows visits) {
    var cycle = voting(visits, "Searched choice", Map.of("type", "choose-1"));
    var visit = visits.admin(WindowSettings.NARROW).open(cycle.screen("admin?part=paper"));

    var radios = visit.page().getByRole(AriaRole.RADIO);
    radios.first().focus();
    for (var i = 1; i <= 3; i++) {
      visit.page().keyboard().press("ArrowDown");
      assertThat(radios.nth(i)).isChecked();
    }

    visit.fill("admin.paper.number", "P-1");
    var search = visit.named(AriaRole.SEARCHBOX, visit.texts().of("filter.search"));
    search.fill("idea 15");
    visit.page().getByLabel("Idea 15").check();
    search.fill("idea 3");
    assertThat(visit.page().getByLabel("Idea 15")).isChecked();
    assertThat(visit.page().getByLabel("Idea 3")).not().isChecked();
    visit.press("admin.paper.send").sees("admin.paper.done", "number", "P-1");
  }

  @Test
  void a_selection_that_overrides_the_result_comes_back(ConsoleWindows visits) {
    var cycle = voting(visits, "Unsent override");
    cycle.cast(visits.server().users().member("draft-voter"), "Idea 2");
    cycle.moveTo("implementation");
    var visit = visits.admin(WindowSettings.WIDE).open(cycle.screen("admin?part=result"));

    visit.page().getByText(visit.texts().of("admin.override.open")).click();
    box(visit, "Idea 2").uncheck();
    box(visit, "Idea 4").check();
    leaveAndReturn(visit, "admin.part.result");
    assertThat(box(visit, "Idea 4")).isChecked();
    assertThat(box(visit, "Idea 2")).not().isChecked();
    visit.press("action.discard");
    assertThat(box(visit, "Idea 4")).not().isChecked();
    assertThat(box(visit, "Idea 2")).isChecked();
  }

  private static TestCycle voting(ConsoleWindows visits, String name) {
    return voting(visits, name, APPROVAL);
  }

  private static TestCycle voting(ConsoleWindows visits, String name, Map<String, Object> ballot) {
    var costs =
        IntStream.rangeClosed(1, 15)
            .boxed()
            .collect(Collectors.toMap("Idea %d"::formatted, n -> 10));
    return TestCycle.open(visits.server(), name, ballot)
        .proposeAll(costs)
        .moveTo("refinement", "voting");
  }

  private static void leaveAndReturn(ConsoleWindow visit, String part) {
    visit.follow("admin.part.people").follow(part);
  }

  private static Locator box(ConsoleWindow visit, String proposal) {
    var named = new GetByRoleOptions().setName(proposal + " €10").setExact(true);
    return visit.page().getByRole(AriaRole.CHECKBOX, named);
  }

  private static Locator note(ConsoleWindow visit) {
    return visit.page().getByText(visit.texts().of("draft.kept"));
  }
}
