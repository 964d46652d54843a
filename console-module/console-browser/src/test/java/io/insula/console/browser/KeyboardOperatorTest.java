package io.insula.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Uses the main action of each screen of admins and analysts with the keyboard alone. */
@InBrowser
class KeyboardOperatorTest {
  @ParameterizedTest
  @ValueSource(ints = {320, 1280})
  void reports_and_reported_entries_need_no_mouse(int width, ConsoleWindows visits) {
    report(visits, "Rude at " + width);
    var keyboard = admin(visits, width, "moderation");
    var visit = keyboard.visit();
    var entry = visit.page().locator(".queue > li").filter(hasText("Rude at " + width));
    keyboard.press(button(entry, visit.texts().of("moderation.hide")));
    keyboard.type(visit.dialog().getByRole(AriaRole.TEXTBOX), "Not like this");
    keyboard.press(visit.inDialog("moderation.hide"));
    visit.sees("moderation.hidden-now");
    assertThat(entry).hasCount(0);

    visit.open("reports");
    keyboard.reach(visit.field("reports.which"));
    visit.page().keyboard().type(DemoServer.COUNTED);
    keyboard.press(visit.button("reports.request-send"));
    assertThat(visit.page()).hasURL(Pattern.compile("/reports/\\d+$"));
    visit.sees("report-status.succeeded");
    visit.page().waitForDownload(() -> keyboard.press(visit.button("reports.workbook")));
    keyboard.walk();
  }

  @ParameterizedTest
  @ValueSource(ints = {320, 1280})
  void analytics_and_activity_need_no_mouse(int width, ConsoleWindows visits) {
    var event =
        Map.of("component", "keys", "environment", "test", "email", "a@b.org", "message", "Typed");
    visits.server().users().service("keyboard-logger").post("/events", event).expect(201);
    var keyboard = admin(visits, width, "activity");
    var visit = keyboard.visit();
    keyboard.type(visit.field("activity.component"), "keys");
    keyboard.press(visit.button("action.search"));
    assertThat(visit.page()).hasURL(Pattern.compile("component=keys"));
    keyboard.press(visit.page().locator("tbody summary"));
    assertThat(visit.page().locator("tbody pre").first()).isVisible();
    keyboard.press(visit.button("activity.follow"));
    visit.sees("activity.connected");
    keyboard.press(visit.button("activity.pause"));
    visit.sees("activity.paused");

    visit.open("analytics");
    keyboard.press(visit.button("analytics.last-days", "count", 30));
    assertThat(visit.page()).hasURL(Pattern.compile("from="));
    keyboard.press(visit.link("analytics.campaigns")).reach(visit.field("analytics.model"));
    visit.page().keyboard().type(visit.texts().of("model.linear"));
    assertThat(visit.page()).hasURL(Pattern.compile("model=linear"));
    keyboard.press(visit.button("analytics.enter-spend"));
    keyboard.type(inDialog(visit, "analytics.spend.source"), "keyboard");
    keyboard.type(inDialog(visit, "analytics.spend.amount"), "12");
    keyboard.type(inDialog(visit, "analytics.spend.currency"), "EUR");
    keyboard.press(visit.inDialog("action.save"));
    visit.sees("analytics.spend-saved").calm();
    keyboard.walk();
  }

  @ParameterizedTest
  @ValueSource(ints = {320, 1280})
  void operations_need_no_mouse(int width, ConsoleWindows visits) {
    var keyboard = admin(visits, width, "operations");
    var visit = keyboard.visit();
    var name = "typed-" + width;
    keyboard.press(visit.link("operations.accounts")).press(visit.button("operations.new-account"));
    keyboard.type(inDialog(visit, "admin.username"), name);
    keyboard.press(visit.inDialog("operations.generate"));
    keyboard.press(visit.inDialog("operations.new-account"));
    visit.sees("operations.account-made", "name", name).calm();
    keyboard.press(visit.named(AriaRole.LINK, name)).press(visit.button("tokens.new"));
    keyboard.type(inDialog(visit, "tokens.name"), "program");
    keyboard.press(visit.dialog().locator("button[type=submit]"));
    visit.sees("tokens.once");
    keyboard.press(visit.button("tokens.stored"));
    assertThat(visit.page().getByRole(AriaRole.TABLE)).containsText("program");
    keyboard.press(visit.button("operations.disable"));
    keyboard.press(visit.inDialog("operations.disable"));
    visit.sees("operations.account-saved").calm();
    keyboard.walk();
  }

  @ParameterizedTest
  @ValueSource(ints = {320, 1280})
  void the_parts_of_a_cycle_need_no_mouse(int width, ConsoleWindows visits) {
    visits.server().users().member("helper-" + width);
    var cycle =
        TestCycle.open(visits.server(), "Keys at " + width, Map.of("type", "approval"))
            .proposeAll(Map.of("Swing", 300, "Tower", 900));
    var keyboard = admin(visits, width, cycle.screen("admin?part=people"));
    var visit = keyboard.visit();
    keyboard.type(visit.field("admin.people.name"), "helper-" + width);
    keyboard.press(visit.button("admin.people.add"));
    visit.sees("admin.people.saved").calm();
    keyboard.press(visit.link("admin.part.voters"));
    keyboard.type(visit.field("admin.codes.count"), "2");
    keyboard.press(visit.button("admin.codes.send"));
    visit.sees("admin.codes.made", "count", 2);
    keyboard.press(visit.link("admin.part.settings"));
    keyboard.type(visit.field("admin.field.budget"), "1100");
    keyboard.press(visit.button("action.save"));
    visit.sees("admin.settings.saved").calm();
    keyboard.press(visit.link("admin.part.proposals"));
    keyboard.press(visit.button("admin.edit", "name", "Tower"));
    keyboard.type(inDialog(visit, "admin.proposal.field.cost"), "800");
    keyboard.type(inDialog(visit, "admin.proposal.field.reason"), "Lower");
    keyboard.press(visit.inDialog("action.save"));
    visit.sees("admin.proposal.saved").calm();

    cycle.moveTo("refinement", "voting");
    visit.open(cycle.screen("admin?part=paper"));
    keyboard.type(visit.field("admin.paper.number"), "P-1");
    keyboard.choose(box(visit, "Tower"));
    keyboard.press(visit.button("admin.paper.send"));
    visit.sees("admin.paper.done", "number", "P-1").calm();
    cycle.moveTo("implementation");
    visit.open(cycle.screen("admin?part=result"));
    keyboard.press(visit.page().getByText(visit.texts().of("admin.preview.choose")));
    keyboard.press(visit.button("admin.preview.send"));
    assertThat(visit.page().getByRole(AriaRole.TABLE).first()).containsText("Greedy");
    keyboard.press(visit.page().getByText(visit.texts().of("admin.override.open")));
    keyboard.choose(box(visit, "Tower")).choose(box(visit, "Swing"));
    keyboard.press(visit.button("admin.override.send"));
    keyboard.type(visit.dialog().getByRole(AriaRole.TEXTBOX), "The ground is soft");
    keyboard.press(visit.inDialog("admin.override.send"));
    visit.sees("admin.override.done").calm();
    keyboard.walk();
  }

  @ParameterizedTest
  @ValueSource(ints = {320, 1280})
  void a_roster_merges_withdrawals_and_progress_need_no_mouse(int width, ConsoleWindows visits) {
    var cycle =
        TestCycle.open(visits.server(), "Cleared by keys " + width, Map.of("type", "approval"))
            .proposeAll(Map.of("Swing", 300, "Swings", 200, "Tower", 900, "Palace", 9_000));
    var keyboard = admin(visits, width, cycle.screen("admin?part=voters"));
    var visit = keyboard.visit();
    var file = visit.field("admin.roster.file").first();
    keyboard.reach(file);
    var roster = "username,group\nada,7b\n".getBytes(StandardCharsets.UTF_8);
    file.setInputFiles(new FilePayload("roster.csv", "text/csv", roster));
    keyboard.press(visit.button("admin.roster.send"));
    visit.sees("admin.roster.saved", "count", 1).calm();

    keyboard.press(visit.link("admin.part.proposals")).press(visit.button("admin.merge"));
    keyboard.reach(inDialog(visit, "admin.merge.into"));
    visit.page().keyboard().type("Tower");
    keyboard.choose(visit.dialog().getByRole(AriaRole.CHECKBOX, named("Swings")));
    keyboard.type(inDialog(visit, "admin.reason"), "Much alike");
    keyboard.press(visit.inDialog("admin.merge.send", "count", 1));
    visit.sees("admin.merge.done").calm();
    keyboard.press(visit.button("admin.withdraw.title", "name", "Palace"));
    keyboard.type(inDialog(visit, "admin.reason"), "Too dear");
    keyboard.press(visit.inDialog("admin.withdraw"));
    visit.sees("admin.withdraw.done").calm();
    keyboard.walk();

    cycle.moveTo("refinement", "voting");
    cycle.cast(visits.server().users().member("voter-of-keys-" + width), "Tower");
    cycle.moveTo("implementation");
    visit.open(cycle.screen("admin?part=result"));
    keyboard.press(visit.button("admin.implementation.of", "name", "Tower"));
    keyboard.reach(inDialog(visit, "admin.state"));
    visit.page().keyboard().type(visit.texts().of("admin.implementation.in_progress"));
    keyboard.type(visit.dialog().getByRole(AriaRole.TEXTBOX), "It is measured");
    keyboard.press(visit.inDialog("action.save"));
    visit.sees("admin.implementation.saved").seesText("It is measured");
    assertThat(visit.page().getByRole(AriaRole.TABLE).filter(hasText("It is measured")))
        .containsText(visit.texts().of("admin.implementation.in_progress"));
  }

  @ParameterizedTest
  @ValueSource(ints = {320, 1280})
  @ResourceLock(FailedMessages.LOCK)
  void a_failed_message_is_read_and_retried_without_a_mouse(int width, ConsoleWindows visits) {
    var error = "Failed at " + width;
    FailedMessages.store(visits.server().database(), "typed-bells", "Ding", error);
    var keyboard = admin(visits, width, "operations?part=messages");
    var visit = keyboard.visit();
    var message = visit.page().locator(".tasks > li").filter(hasText(error));

    keyboard.press(message.locator("summary"));
    keyboard.reach(message.locator("pre")).walk();
    keyboard.press(button(message, visit.texts().of("action.retry")));
    visit.sees("operations.retried", "count", 1);
    assertThat(message).hasCount(0);
  }

  /** In a window just wider than 72rem, the header stays in view and has the least space. */
  @ParameterizedTest
  @ValueSource(strings = {"en", "pl", "ar"})
  void no_stop_is_hidden_by_the_header_in_any_language(String language, ConsoleWindows visits) {
    var visit = visits.admin(new WindowSettings(1160, 500));
    visit.page().evaluate("chosen => localStorage.setItem('insula.language', chosen)", language);
    var voting = visits.server().cycle(DemoServer.VOTING);
    new KeyboardUser(visit.open("cycles/" + voting + "/admin?part=proposals")).walk();
  }

  private static Locator.GetByRoleOptions named(String name) {
    return new Locator.GetByRoleOptions().setName(name).setExact(true);
  }

  private static KeyboardUser admin(ConsoleWindows visits, int width, String screen) {
    return new KeyboardUser(visits.admin(new WindowSettings(width, 700)).open(screen));
  }

  /** Stores an entry that a member has reported. */
  private static void report(ConsoleWindows visits, String text) {
    var author = visits.server().users().member("author-by-keys");
    var project = Map.of("project_name", text, "tagline", "t", "problems", List.of(text));
    var made = author.post("/projects/propose", project).expect(201).json();
    var path = "/projects/" + made.required("project_id").longValue() + "/threads";
    var thread = author.get(path).expect(200).json().at("/threads/0/thread_id").longValue();
    var reader = visits.server().users().member("reader-by-keys");
    reader.post("/threads/" + thread + "/reports", Map.of("reason", "rude")).expect(204);
  }

  private static Locator button(Locator place, String name) {
    return place.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
  }

  private static Locator box(ConsoleWindow visit, String proposal) {
    var named = new GetByRoleOptions().setName(proposal);
    return visit.page().getByRole(AriaRole.CHECKBOX, named);
  }

  private static Locator inDialog(ConsoleWindow visit, String key) {
    return visit.dialog().getByLabel(visit.texts().of(key));
  }

  private static Locator.FilterOptions hasText(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
