package io.insula.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Makes the pictures of the console in the README. It runs only on request. */
@InBrowser
@EnabledIfSystemProperty(named = "insula.readme-pictures", matches = "true")
class ReadmePicturesTest {
  private static final Path FOLDER = Path.of("..", "..", "docs", "images");

  /** Scrolls an element to the upper edge of the window, with a margin of 16 pixels. */
  private static final String SCROLL_TO =
      """
      found => scrollTo(0, scrollY + document.querySelector(found).getBoundingClientRect().top - 16)
      """;

  private static final WindowSettings PHONE = new WindowSettings(390, 750);

  /** This and the next window are so high that the lower edge cuts no line of their screens. */
  private static final WindowSettings RESULTS = new WindowSettings(1100, 864);

  private static final WindowSettings PHASES = new WindowSettings(1100, 838);

  @Test
  void the_results_of_a_cycle(ConsoleWindows visits) {
    var counted = "cycles/" + visits.server().cycle(DemoServer.COUNTED);
    var visit = visits.admin(RESULTS).open(counted + "/results").sees("winners.title", "count", 3);
    save(visit, "console-results");
  }

  @Test
  void the_phases_of_a_cycle(ConsoleWindows visits) {
    var voting = "cycles/" + visits.server().cycle(DemoServer.VOTING);
    var visit = visits.admin(PHASES).open(voting + "/admin").sees("admin.phase.present");
    save(visit, "console-phases");
  }

  @Test
  void a_ballot_in_english_and_in_arabic(ConsoleWindows visits) {
    var voting = "cycles/" + visits.server().cycle(DemoServer.VOTING);
    var visit = visits.member("popee", PHONE).open(voting + "/ballot");
    choose(visit);
    save(visit, "console-ballot");

    visit.page().evaluate("() => localStorage.setItem('insula.language', 'ar')");
    visit.page().emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    visit.open(voting + "/ballot");
    choose(visit);
    save(visit, "console-ballot-arabic");
  }

  /** Chooses the first and the third proposal, and scrolls to the beginning of the list. */
  private static void choose(ConsoleWindow visit) {
    var boxes = visit.page().locator(".option input");
    boxes.nth(0).check();
    boxes.nth(2).check();
    assertThat(boxes.nth(2)).isChecked();
    visit.page().evaluate(SCROLL_TO, ".options");
    visit.calm();
  }

  private static void save(ConsoleWindow visit, String name) {
    visit.page().screenshot(new ScreenshotOptions().setPath(FOLDER.resolve(name + ".png")));
  }
}
