package io.insula.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.LocatorOptions;
import com.microsoft.playwright.options.AriaRole;
import io.insula.testkit.TestPasswords;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Uses the console of a server in which each app that can run in a separate process does. Reporting
 * has no interface between processes: it runs in the front process and reads cycles from another
 * process.
 */
@InBrowser
class EachAppMovedOutTest {
  private static final Map<String, Integer> COSTS = Map.of("Benches", 400, "Trees", 600);

  private static MultiProcessServer server;

  @BeforeAll
  static void start(@TempDir Path folder) {
    server = MultiProcessServer.start(folder);
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void a_project_is_proposed_found_discussed_and_voted_on(ConsoleWindows visits) {
    var visit = member(visits, "writer", WindowSettings.NARROW).open("projects/propose");
    visit.fill("propose.name", "A fountain").fill("propose.tagline", "Water for all");
    visit.fill("propose.problem", "It is dry").fill("propose.solution", "Dig a well");
    visit.press("propose.send").sees("propose.done").seesText("It is dry").seesText("Dig a well");

    visit.open("projects").fill("projects.search", "fountain").press("action.search");
    visit.page().locator("main .card-link").first().click();
    visit.calm().press("section.COMMENT.add");
    visit.named(AriaRole.TEXTBOX, visit.texts().of("section.COMMENT.add")).fill("Who digs?");
    visit.press("action.send").sees("thread.sent").seesText("Who digs?");

    var up = entry(visit, "It is dry").getByRole(AriaRole.BUTTON).first();
    up.click();
    assertThat(up).hasAttribute("aria-pressed", "true");
    visit.page().reload();
    assertThat(visit.calm().page().locator("[aria-pressed=true]")).hasCount(1);
  }

  @Test
  void a_ballot_is_cast_counted_and_its_receipt_checked(ConsoleWindows visits) {
    var cycle = voting("A yard");
    var visit = member(visits, "voter", WindowSettings.NARROW).open(cycle.screen("ballot"));
    visit.named(AriaRole.CHECKBOX, "Trees").check();
    visit.press("ballot.review").press("review.cast").sees("cast.title");

    cycle.moveTo("implementation");
    visit.open(cycle.screen("receipt")).press("receipt.check").sees("finding.counted");
    visit.press("tree.rebuild").sees("tree.right", "count", 1);

    var results = admin(visits).open(cycle.screen("results"));
    results.sees("winners.title", "count", 1);
    assertThat(results.page().locator(".winner")).containsText("Trees");
    results.press("recount.from-export").sees("recount.equal");
    visits
        .at(server.front().uri() + "/", WindowSettings.WIDE)
        .open(cycle.screen("results"))
        .sees("winners.title", "count", 1);
  }

  @Test
  void a_code_votes_without_an_account(ConsoleWindows visits) {
    var cycle = voting("A yard by code");
    var codes = server.front().admin().post("/cycles/" + cycle.id() + "/codes", Map.of("count", 1));
    var code = codes.expect(201).json().at("/codes/0").textValue();
    var visit =
        visits.at(server.front().uri() + "/", WindowSettings.NARROW).open(cycle.screen("ballot"));

    visit.fill("voter.code-label", code).press("voter.code-use");
    visit.named(AriaRole.CHECKBOX, "Benches").check();
    visit.press("ballot.review").press("review.cast").sees("cast.title");
  }

  @Test
  void a_report_on_a_cycle_is_made_and_downloaded(ConsoleWindows visits) {
    var cycle = voting("A yard to report on");
    var visit = admin(visits).open("reports");

    visit.field("reports.which").first().selectOption(Long.toString(cycle.id()));
    visit.press("reports.request-send").sees("report-status.succeeded");
    var file = visit.page().waitForDownload(() -> visit.press("reports.workbook"));
    assertThat(file.suggestedFilename()).endsWith(".xlsx");
  }

  @Test
  void events_are_searched_and_followed_live(ConsoleWindows visits) {
    var service = server.front().users().service("logger");
    service.post("/events", event("The first drop")).expect(201);
    var visit = admin(visits).open("activity");

    visit.fill("activity.component", "pumps").press("action.search").seesText("The first drop");
    visit.press("activity.follow").sees("activity.connected");
    service.post("/events", event("The second drop")).expect(201);
    visit.seesText("The second drop");
  }

  private static Map<String, Object> event(String message) {
    return Map.of(
        "component", "pumps",
        "environment", "test",
        "email", "digger@example.org",
        "message", message,
        "data", Map.of());
  }

  @Test
  void analytics_show_a_campaign(ConsoleWindows visits) {
    var service = server.front().users().service("tracker");
    var url = "https://www.example.org/?utm_source=poster&utm_medium=email&utm_campaign=spring";
    service.post("/analytics/pageviews", Map.of("fingerprint", "runner", "url", url)).expect(201);
    service
        .post(
            "/analytics/events",
            Map.of("fingerprint", "runner", "user_id", "runner", "name", "signup"))
        .expect(201);
    var visit = admin(visits).open("analytics");

    assertThat(visit.page().getByRole(AriaRole.IMG).first()).isVisible();
    visit.follow("analytics.campaigns").seesText("poster");
    visit.follow("analytics.conversions");
    visit.named(AriaRole.LINK, "runner").first().click();
    visit.calm().sees("analytics.journey").seesText("spring");
  }

  @Test
  void the_admin_of_a_cycle_moderates_what_a_reader_reported(ConsoleWindows visits) {
    var path = proposalWithProblem("moderator", "Noise until midnight");
    var reader = member(visits, "reader", WindowSettings.NARROW).open(path);
    entry(reader, "Noise until midnight").getByText(reader.texts().of("moderation.report")).click();
    decide(reader, "It names a neighbour", "moderation.report-send");
    reader.sees("moderation.reported");

    var moderator = member(visits, "moderator", WindowSettings.WIDE).open("moderation");
    moderator.seesText("Noise until midnight").seesText("It names a neighbour");
    moderator.press("moderation.hide");
    decide(moderator, "Please no names", "moderation.hide");
    moderator.sees("moderation.hidden-now").sees("moderation.none");

    reader.open(path).sees("moderation.hidden");
    assertThat(reader.page().getByText("Noise until midnight")).hasCount(0);
    member(visits, "author", WindowSettings.WIDE).open(path).seesText("Please no names");
  }

  @Test
  void operators_see_in_which_process_each_app_runs(ConsoleWindows visits) {
    var table = admin(visits).open("operations").page().getByRole(AriaRole.TABLE);

    for (var app : MultiProcessServer.APPS) {
      var row = table.getByRole(AriaRole.ROW).filter(hasText("^" + app));
      assertThat(row).containsText(visits.texts().of("operations.app.remote"));
      assertThat(row).containsText(visits.texts().of("operations.answers.yes"));
    }
    assertThat(table.getByRole(AriaRole.ROW).filter(hasText("^reporting")))
        .containsText(visits.texts().of("operations.app.local"));
  }

  @Test
  void operators_see_that_the_process_of_an_app_is_down_and_that_it_is_back(ConsoleWindows visits) {
    server.kill("analytics");
    var visit = admin(visits).open("operations");
    var row = visit.page().getByRole(AriaRole.ROW).filter(hasText("^analytics"));

    assertThat(row).containsText(visits.texts().of("operations.answers.no"));
    assertThat(row).containsText(visits.texts().of("said.app-unreachable"));
    Axe.findsNothingIn(visit.page());
    server.restart("analytics");
    assertThat(row).containsText(visits.texts().of("operations.answers.yes"));
  }

  @Test
  void the_projects_are_readable_while_the_discussions_are_down_and_go_on_by_themselves(
      ConsoleWindows visits) {
    var path = proposalWithProblem("caretaker", "The gate is open");
    var visit = member(visits, "passer-by", WindowSettings.NARROW);
    server.kill("threads");

    visit.open("projects").seesText("A quiet yard of caretaker");
    visit.page().navigate("console/" + path);
    server.restart("threads");
    visit.seesText("The gate is open");
    visit.faults().forget();
  }

  /** Proposes a project with a problem in a cycle with this admin. Returns the project's screen. */
  private static String proposalWithProblem(String admin, String problem) {
    var users = server.front().users();
    users.member(admin);
    var cycle = TestCycle.open(server.front(), "Yards of " + admin, Map.of("type", "approval"));
    users
        .admin()
        .put("/cycles/" + cycle.id() + "/admins", Map.of("usernames", List.of(admin)))
        .expect(200);
    var proposal =
        Map.of(
            "project_name",
            "A quiet yard of " + admin,
            "tagline",
            "For sleepers",
            "problems",
            List.of(problem),
            "cycle_id",
            cycle.id(),
            "cost",
            10);
    var made = users.member("author").post("/projects/propose", proposal).expect(201).json();
    return "projects/" + made.required("project_id").longValue();
  }

  /** Returns the entry of a discussion with this text. */
  private static Locator entry(ConsoleWindow visit, String text) {
    return visit.page().locator(".thread", new LocatorOptions().setHasText(text));
  }

  /** Gives a reason in the open dialog and confirms it. */
  private static void decide(ConsoleWindow visit, String reason, String key) {
    var dialog = visit.page().getByRole(AriaRole.DIALOG);
    dialog.getByRole(AriaRole.TEXTBOX).fill(reason);
    dialog.locator("button[type=submit]").filter(hasText(visit.texts().of(key))).click();
  }

  private static Locator.FilterOptions hasText(String text) {
    return new Locator.FilterOptions().setHasText(Pattern.compile(text));
  }

  private static TestCycle voting(String name) {
    return TestCycle.open(server.front(), name, Map.of("type", "approval"))
        .proposeAll(COSTS)
        .moveTo("refinement", "voting");
  }

  private static ConsoleWindow member(ConsoleWindows visits, String name, WindowSettings look) {
    server.front().users().member(name);
    return visits.at(server.front().uri() + "/", look).signIn(name, TestPasswords.MEMBER);
  }

  private static ConsoleWindow admin(ConsoleWindows visits) {
    return visits
        .at(server.front().uri() + "/", WindowSettings.WIDE)
        .signIn("admin", TestPasswords.ADMIN);
  }
}
