package io.insula.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.LocatorOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Discusses a project and reads a result with the keyboard alone. */
@InBrowser
class KeyboardMemberTest {
  @ParameterizedTest
  @ValueSource(ints = {320, 1280})
  void a_discussion_needs_no_mouse(int width, ConsoleWindows visits) {
    var author = visits.server().users().member("author-of-" + width);
    var project =
        Map.of(
            "project_name",
            "Typed at " + width,
            "tagline",
            "For all",
            "problems",
            List.of("It is dark"));
    var made = author.post("/projects/propose", project).expect(201).json();
    var visit = visits.newMember("reader-of-" + width, new WindowSettings(width, 700));
    visit.open("projects/" + made.required("project_id").longValue());
    var keyboard = new KeyboardUser(visit);
    var problem = entry(visit, "It is dark");

    var up = vote(problem, "▲");
    keyboard.press(up);
    assertThat(up).hasAttribute("aria-pressed", "true");
    keyboard.press(up);
    assertThat(up).hasAttribute("aria-pressed", "false");
    keyboard.press(button(problem, visit.texts().of("thread.reply")));
    keyboard.type(problem.getByRole(AriaRole.TEXTBOX), "Then light it");
    keyboard.press(button(problem, visit.texts().of("action.send")));
    visit.sees("thread.sent").seesText("Then light it").calm();
    keyboard.press(visit.button("section.SOLUTION.add"));
    var solution = visit.named(AriaRole.TEXTBOX, visit.texts().of("section.SOLUTION.add"));
    keyboard.type(solution, "Lamps");
    keyboard.press(visit.button("action.send"));
    assertThat(entry(visit, "Lamps")).isVisible();
    visit.calm();

    keyboard.press(button(problem, visit.texts().of("moderation.report")));
    keyboard.type(visit.dialog().getByRole(AriaRole.TEXTBOX), "It is not so dark");
    keyboard.press(visit.inDialog("moderation.report-send"));
    visit.sees("moderation.reported");
    keyboard.walk();
  }

  @ParameterizedTest
  @ValueSource(ints = {320, 1280})
  void a_result_is_read_and_counted_again_without_a_mouse(int width, ConsoleWindows visits) {
    var counted = visits.server().cycle(DemoServer.COUNTED);
    var visit =
        visits.anonymous(new WindowSettings(width, 700)).open("cycles/" + counted + "/results");
    var keyboard = new KeyboardUser(visit);
    var step = visit.page().locator(".step");
    var first = step.textContent();

    keyboard.press(visit.button("rounds.next"));
    assertThat(step).not().hasText(first);
    keyboard.press(visit.button("rounds.last"));
    assertThat(visit.button("rounds.next")).isDisabled();
    keyboard.press(visit.button("rounds.first"));
    assertThat(step).hasText(first);
    keyboard.press(visit.page().getByText(visit.texts().of("rounds.all"))).walk();
    keyboard.press(visit.button("recount.from-export"));
    visit.sees("recount.equal");
    visit.page().waitForDownload(() -> keyboard.press(visit.button("downloads.csv")));
  }

  private static Locator entry(ConsoleWindow visit, String text) {
    return visit.page().locator(".thread", new LocatorOptions().setHasText(text)).first();
  }

  private static Locator vote(Locator entry, String sign) {
    return entry.locator("button", new Locator.LocatorOptions().setHasText(sign)).first();
  }

  private static Locator button(Locator place, String name) {
    var named = new Locator.GetByRoleOptions().setName(name).setExact(true);
    return place.getByRole(AriaRole.BUTTON, named).first();
  }
}
