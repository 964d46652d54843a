package io.insula.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Tests the screens on which admins run a cycle: the voters, the proposals, the ballots on paper,
 * the comparison of rules, and the override of the result.
 */
@InBrowser
class AdminTest {
  private static final Map<String, Object> APPROVAL = Map.of("type", "approval");

  @Test
  void wrong_lines_of_a_roster_are_named_and_a_right_file_replaces_it(ConsoleWindows visits) {
    var cycle = TestCycle.open(visits.server(), "Roster", APPROVAL);
    var visit = visits.admin(WindowSettings.WIDE).open(cycle.screen("admin?part=voters"));

    upload(visit, "username,group\nada,7b\nb e n,7c\n");
    visit.press("admin.roster.send");
    assertThat(visit.page().getByRole(AriaRole.ALERT)).containsText("3");
    visit.page().reload();
    visit.calm().sees("admin.roster.none");
    upload(visit, "username,group\nada,7b\nb e n,7c\nada,7c\n");
    visit.press("admin.roster.send").sees("file.refused");
    assertThat(visit.page().locator(".faults strong")).containsText(new String[] {"3", "4"});
    upload(visit, "username,group\nada,7b\nben,7c\n");
    visit.press("admin.roster.send").sees("admin.roster.saved", "count", 2);
    assertThat(visit.page().getByRole(AriaRole.TABLE)).containsText("ben");
  }

  @Test
  void a_class_gets_accounts_and_places_on_the_roster(ConsoleWindows visits) {
    var cycle = TestCycle.open(visits.server(), "Class", APPROVAL);
    var visit = visits.admin(WindowSettings.NARROW).open(cycle.screen("admin?part=voters"));
    var csv = "username,email,group,password\ncleo,,7b,a long pass phrase\ndan,,7b,%s\n";

    uploadAccounts(visit, csv.formatted("short"));
    assertThat(visit.page().getByRole(AriaRole.ALERT)).containsText("3");
    uploadAccounts(visit, csv.formatted("another long phrase"));
    visit.sees("admin.accounts.saved", "count", 2);
    assertThat(visit.page().getByRole(AriaRole.TABLE)).containsText("cleo");
    var account = Map.of("username", "dan", "password", "another long phrase");
    visits.server().users().nobody().post("/login", account).expect(200);
  }

  private static void uploadAccounts(ConsoleWindow visit, String csv) {
    visit
        .field("admin.accounts.file")
        .first()
        .setInputFiles(new FilePayload("class.csv", "text/csv", csv.getBytes(UTF_8)));
    visit.press("admin.accounts.send");
  }

  @Test
  void a_finished_vote_is_imported_unless_its_file_is_wrong(ConsoleWindows visits) {
    var counted = visits.server().cycle(DemoServer.COUNTED);
    var file = visits.server().admin().get("/cycles/" + counted + "/export").expect(200).body();
    var visit = visits.admin(WindowSettings.WIDE).open("cycles/new?part=import");

    importFile(visit, file.replaceFirst("(?m)^budget;.*$", "budget;a lot"));
    assertThat(visit.page().getByRole(AriaRole.ALERT)).containsText("budget");
    importFile(visit, file);
    visit.sees("new-cycle.imported").sees("admin.preview.totals");
    assertThat(visit.page()).hasURL(Pattern.compile("/cycles/\\d+/admin\\?part=result$"));
    visit.follow("admin.part.phases").sees("admin.phase.imported");
  }

  private static void importFile(ConsoleWindow visit, String text) {
    visit
        .field("new-cycle.file")
        .first()
        .setInputFiles(new FilePayload("vote.pb", "text/plain", text.getBytes(UTF_8)));
    visit.press("new-cycle.import-send");
  }

  @Test
  void codes_are_shown_once_and_downloaded(ConsoleWindows visits) {
    var cycle = TestCycle.open(visits.server(), "Codes of an admin", APPROVAL);
    var visit = visits.admin(WindowSettings.WIDE).open(cycle.screen("admin?part=voters"));

    visit.fill("admin.codes.count", "3").fill("admin.group", "Gate; \"north\"");
    visit.press("admin.codes.send").sees("admin.codes.made", "count", 3);
    var shown = visit.page().locator(".code-block[tabindex]").innerText().lines();
    var file =
        StoredFiles.text(
            visit, "codes-" + cycle.id() + ".csv", () -> visit.press("action.download-csv"));
    assertThat(file.replace("\uFEFF", "").lines())
        .hasSize(4)
        .startsWith("code,group")
        .containsAll(shown.map(code -> code + ",\"Gate; \"\"north\"\"\"").toList());
    visit.press("admin.codes.close");
    visit.inDialog("admin.codes.close").click();
    visit.calm();
    assertThat(visit.button("admin.codes.send")).isVisible();
  }

  @Test
  void codes_of_one_cycle_that_arrive_late_do_not_replace_those_of_another(ConsoleWindows visits) {
    var late = TestCycle.open(visits.server(), "Late codes", APPROVAL);
    var quick = TestCycle.open(visits.server(), "Quick codes", APPROVAL);
    var visit = visits.admin(WindowSettings.WIDE).open(late.screen("admin?part=voters"));
    var held = new CompletableFuture<Route>();
    visit.page().route("**/" + late.screen("codes"), held::complete);
    visit.fill("admin.codes.count", "3").button("admin.codes.send").click();

    goTo(visit, quick.screen("admin?part=voters"));
    visit.seesText("Quick codes").fill("admin.codes.count", "1").press("admin.codes.send");
    visit.sees("admin.codes.made", "count", 1);
    visit.page().waitForResponse("**/" + late.screen("codes"), () -> held.join().resume());

    visit.sees("admin.codes.made", "count", 1);
    goTo(visit, late.screen("admin?part=voters"));
    visit.sees("admin.codes.made", "count", 3);
    goTo(visit, quick.screen("admin?part=voters"));
    visit.sees("admin.codes.made", "count", 1);
  }

  /** Goes to a screen as by a link on the page, so that the page is not loaded again. */
  private static void goTo(ConsoleWindow visit, String screen) {
    visit
        .page()
        .evaluate(
            """
            (screen) => {
              const link = document.createElement('a');
              link.href = `console/${screen}`;
              document.body.append(link);
              link.click();
              link.remove();
            }
            """,
            screen);
    visit.calm();
  }

  @Test
  void proposals_are_edited_with_a_reason_merged_and_withdrawn(ConsoleWindows visits) {
    var cycle =
        TestCycle.open(visits.server(), "Proposals", APPROVAL)
            .proposeAll(Map.of("Swing", 300, "Swings", 200, "Tower", 900));
    var visit = visits.admin(WindowSettings.WIDE).open(cycle.screen("admin?part=proposals"));

    visit.press("admin.edit", "name", "Tower");
    var dialog = visit.page().getByRole(AriaRole.DIALOG);
    dialog.getByLabel(visit.texts().of("admin.proposal.field.cost")).fill("800");
    dialog.getByLabel(visit.texts().of("admin.proposal.field.reason")).fill("It is lower now");
    dialog.locator("button[type=submit]").click();
    visit.sees("admin.proposal.saved").seesText("€800");
    visit.press("admin.changes-of", "name", "Tower").seesText("It is lower now");
    assertThat(dialog.locator("del")).hasText("900");
    assertThat(dialog.locator("ins")).hasText("800");
    assertThat(dialog).containsText("admin");
    visit.inDialog("action.close").click();

    visit.press("admin.merge");
    dialog.locator("select").selectOption(Long.toString(cycle.proposal("Swing")));
    dialog.getByLabel("Swings").check();
    dialog.getByRole(AriaRole.TEXTBOX).fill("They are the same");
    dialog.locator("button[type=submit]").click();
    visit.sees("admin.merge.done");

    visit
        .calm()
        .named(AriaRole.BUTTON, visit.texts().of("admin.withdraw.title", "name", "Tower"))
        .click();
    dialog.getByRole(AriaRole.TEXTBOX).fill("Too high");
    dialog.locator("button[type=submit]").click();
    visit.sees("admin.withdraw.done").seesText("Too high");
  }

  @Test
  void a_ballot_on_paper_is_entered_and_counted(ConsoleWindows visits) {
    var cycle =
        TestCycle.open(visits.server(), "Paper", APPROVAL)
            .proposeAll(Map.of("Swing", 300, "Tower", 900))
            .moveTo("refinement", "voting");
    var visit = visits.admin(WindowSettings.WIDE).open(cycle.screen("admin?part=paper"));

    visit.fill("admin.paper.number", "P-9");
    visit.page().getByLabel("Tower").check();
    visit.press("admin.paper.send").sees("admin.paper.done", "number", "P-9");
    assertThat(visit.field("admin.paper.number").first()).hasValue("P-10");
    cycle.moveTo("implementation");
    visit.open(cycle.screen("results")).sees("winners.title", "count", 1);
  }

  @Test
  void rules_are_compared_and_the_result_is_overridden_with_a_reason(ConsoleWindows visits) {
    var cycle =
        TestCycle.open(visits.server(), "Override", APPROVAL)
            .proposeAll(Map.of("Swing", 300, "Tower", 900))
            .moveTo("refinement", "voting");
    cycle.cast(visits.server().users().member("admin-voter"), "Tower");
    cycle.moveTo("implementation");
    var visit = visits.admin(WindowSettings.WIDE).open(cycle.screen("admin?part=result"));

    visit.page().getByText(visit.texts().of("admin.preview.choose")).click();
    visit.press("admin.preview.send");
    assertThat(visit.page().getByRole(AriaRole.TABLE).first()).containsText("Greedy");
    visit.page().getByText(visit.texts().of("admin.override.open")).click();
    box(visit, "Tower").uncheck();
    box(visit, "Swing").check();
    visit.press("admin.override.send");
    visit.page().getByRole(AriaRole.DIALOG).getByRole(AriaRole.TEXTBOX).fill("The ground is soft");
    visit.inDialog("admin.override.send").click();
    visit.sees("admin.override.done");
    visits
        .anonymous(WindowSettings.NARROW)
        .open(cycle.screen("results"))
        .seesText("The ground is soft");
  }

  @Test
  void a_selection_that_costs_exactly_the_budget_is_not_too_dear(ConsoleWindows visits) {
    var cycle = TestCycle.open(visits.server(), "Cents", APPROVAL);
    cycle.admin().patch("/cycles/" + cycle.id(), Map.of("budget", 0.3)).expect(200);
    cycle.propose("Bell", 0.1).propose("Rope", 0.2).moveTo("refinement", "voting");
    cycle.cast(visits.server().users().member("cents-voter"), "Bell", "Rope");
    cycle.moveTo("implementation");
    var visit = visits.admin(WindowSettings.WIDE).open(cycle.screen("admin?part=result"));

    visit.page().getByText(visit.texts().of("admin.override.open")).click();
    box(visit, "Bell").check();
    box(visit, "Rope").check();
    visit.sees("admin.override.sum", "cost", "€0.30", "budget", "€0.30");
  }

  @Test
  void the_admins_of_a_cycle_are_added_and_removed(ConsoleWindows visits) {
    visits.server().users().member("co-admin");
    var cycle = TestCycle.open(visits.server(), "Admins", APPROVAL);
    var visit = visits.admin(WindowSettings.NARROW).open(cycle.screen("admin?part=people"));

    visit
        .fill("admin.people.name", "co-admin")
        .press("admin.people.add")
        .sees("admin.people.saved");
    visit.press("admin.people.remove-title", "name", "co-admin");
    visit.inDialog("admin.people.remove").click();
    visit.calm().sees("admin.people.none");
  }

  /**
   * Returns the checkbox of a proposal. Its accessible name is the name of the proposal and its
   * cost.
   */
  private static Locator box(ConsoleWindow visit, String proposal) {
    var named = new GetByRoleOptions().setName(proposal);
    return visit.page().getByRole(AriaRole.CHECKBOX, named);
  }

  private static void upload(ConsoleWindow visit, String csv) {
    visit
        .field("admin.roster.file")
        .first()
        .setInputFiles(new FilePayload("roster.csv", "text/csv", csv.getBytes(UTF_8)));
  }
}
