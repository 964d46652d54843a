package io.insula.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.LocatorOptions;
import com.microsoft.playwright.Route.ResumeOptions;
import com.microsoft.playwright.options.AriaRole;
import io.insula.testkit.ApiClient;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests how members report entries, and how moderators keep, hide and show them again. */
@InBrowser
class ModerationScreenTest {
  @Test
  void a_reported_entry_is_hidden_with_a_reason_for_its_author_and_shown_again(
      ConsoleWindows visits) {
    var project = project(visits.server().users().member("loud"), "You are all wrong");
    var reader = visits.newMember("reader-of-loud", WindowSettings.NARROW).open(project);
    entry(reader, "You are all wrong").getByText(reader.texts().of("moderation.report")).click();
    assertThat(reader.inDialog("moderation.report-send")).isDisabled();
    reader.dialog().getByRole(AriaRole.TEXTBOX).fill("It helps nobody");
    reader.inDialog("moderation.report-send").click();
    reader.sees("moderation.reported");

    var moderator = visits.admin(WindowSettings.WIDE).open("moderation");
    moderator.seesText("It helps nobody");
    decide(moderator, "You are all wrong", "hide", "Say what is wrong, and why");
    moderator.sees("moderation.hidden-now");
    assertThat(queued(moderator, "You are all wrong")).hasCount(0);
    reader.open(project).sees("moderation.hidden");
    assertThat(reader.page().getByText("You are all wrong")).hasCount(0);
    assertThat(reader.page().getByText("Say what is wrong, and why")).hasCount(0);
    var author = visits.newMember("loud", WindowSettings.NARROW).open(project);
    author.sees("moderation.hidden-own").seesText("Say what is wrong, and why");
    author.page().getByText(author.texts().of("moderation.hidden-text")).click();
    author.seesText("You are all wrong");

    moderator.open(project);
    moderator.press("moderation.show").sees("moderation.show-text");
    moderator.dialog().getByRole(AriaRole.TEXTBOX).fill("The author has explained it");
    moderator.inDialog("moderation.show").click();
    moderator.sees("moderation.show-done");
    assertThat(moderator.button("moderation.show")).hasCount(0);
    reader.open(project).seesText("You are all wrong");
    author.open(project);
    assertThat(author.page().getByText(author.texts().of("moderation.hidden-own"))).hasCount(0);
  }

  @Test
  void a_kept_entry_stays_visible_and_leaves_the_queue(ConsoleWindows visits) {
    var author = visits.server().users().member("frank");
    var project = project(author, "That costs too much");
    report(visits.server().users().member("touchy"), project);
    var moderator = visits.admin(WindowSettings.NARROW).open("moderation");

    decide(moderator, "That costs too much", "keep", "An opinion is allowed");
    moderator.sees("moderation.keep-done");
    assertThat(queued(moderator, "That costs too much")).hasCount(0);
    visits.newMember("touchy", WindowSettings.NARROW).open(project).seesText("That costs too much");
  }

  @Test
  void a_note_on_one_decision_is_not_offered_for_another(ConsoleWindows visits) {
    var project = project(visits.server().users().member("bold"), "This is a bad idea");
    var reader = visits.server().users().member("strict");
    report(reader, project);
    var moderator = visits.admin(WindowSettings.WIDE).open("moderation");
    press(moderator, "This is a bad idea", "keep");
    moderator.dialog().getByRole(AriaRole.TEXTBOX).fill("Harsh, but true");
    moderator.inDialog("action.cancel").click();
    var path = "/threads/" + thread(reader, project) + "/visibility";
    visits.server().admin().put(path, Map.of("hidden", true, "reason", "Rude")).expect(200);

    moderator.open(project).press("moderation.show");
    assertThat(moderator.dialog().getByRole(AriaRole.TEXTBOX)).hasValue("");
    moderator
        .page()
        .waitForFunction("() => !Object.keys(localStorage).join().includes('insula.draft')");
  }

  @Test
  void a_decision_on_a_later_page_leaves_the_pages_before_it(ConsoleWindows visits) {
    var reader = visits.server().users().member("thorough");
    var author = visits.server().users().member("prolific");
    for (var text :
        List.of("A first one of several", "A second one of several", "The third one of several")) {
      report(reader, project(author, text));
    }
    var visit = visits.admin(WindowSettings.WIDE);
    visit
        .page()
        .route(
            "**/moderation?*",
            route -> {
              var url = route.request().url().replace("limit=20", "limit=1");
              route.resume(new ResumeOptions().setUrl(url));
            });
    visit.open("moderation");
    while (queued(visit, "The third one of several").count() == 0) {
      visit.press("action.more");
    }

    decide(visit, "The third one of several", "keep", "It is true");
    visit.sees("moderation.keep-done");
    assertThat(queued(visit, "The third one of several")).hasCount(0);
    assertThat(queued(visit, "A first one of several")).isVisible();
    assertThat(queued(visit, "A second one of several")).isVisible();
  }

  /** Decides about an entry of the queue, with a reason. */
  private static void decide(ConsoleWindow visit, String text, String action, String reason) {
    press(visit, text, action);
    visit.sees("moderation." + action + "-text");
    assertThat(visit.inDialog("moderation." + action)).isDisabled();
    visit.dialog().getByRole(AriaRole.TEXTBOX).fill(reason);
    visit.inDialog("moderation." + action).click();
  }

  private static void press(ConsoleWindow visit, String text, String action) {
    var name = visit.texts().of("moderation." + action);
    queued(visit, text)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name))
        .click();
  }

  private static Locator queued(ConsoleWindow visit, String text) {
    return visit.page().locator(".queue > li", new LocatorOptions().setHasText(text));
  }

  private static Locator entry(ConsoleWindow visit, String text) {
    return visit.page().locator(".thread", new LocatorOptions().setHasText(text));
  }

  /** Proposes a project with one problem, and returns the address of its screen. */
  private static String project(ApiClient author, String problem) {
    var proposal =
        Map.of(
            "project_name",
            "Discussed by " + problem.length(),
            "tagline",
            "For all",
            "problems",
            List.of(problem));
    var made = author.post("/projects/propose", proposal).expect(201).json();
    return "projects/" + made.required("project_id").longValue();
  }

  private static void report(ApiClient reader, String project) {
    var path = "/threads/" + thread(reader, project) + "/reports";
    reader.post(path, Map.of("reason", "rude")).expect(204);
  }

  /** Returns the id of the newest entry of a project. */
  private static long thread(ApiClient reader, String project) {
    var threads = reader.get("/" + project + "/threads").expect(200).json();
    return threads.at("/threads/0/thread_id").longValue();
  }
}
