package io.insula.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import org.junit.jupiter.api.Test;

/** Checks the colours of a printed page. */
@InBrowser
class PrintedColoursTest {
  private static final String BLACK = "rgb(0, 0, 0)";
  private static final String WHITE = "rgb(255, 255, 255)";

  @Test
  void a_dark_screen_is_printed_in_black_on_white(ConsoleWindows visits) {
    var visit = visits.anonymous(WindowSettings.WIDE);
    var cycle = visits.server().cycle(DemoServer.COUNTED);
    visit.open("cycles/" + cycle + "/results");
    var dark = new EmulateMediaOptions().setColorScheme(ColorScheme.DARK);
    visit.page().emulateMedia(dark);
    assertThat(style(visit, "body", "color")).isNotEqualTo(BLACK);

    visit.page().emulateMedia(dark.setMedia(Media.PRINT));
    assertThat(style(visit, "body", "color")).isEqualTo(BLACK);
    assertThat(style(visit, "body", "backgroundColor")).isEqualTo(WHITE);
    assertThat(style(visit, ".card", "color")).isEqualTo(BLACK);
    assertThat(style(visit, ".card", "backgroundColor")).isEqualTo(WHITE);
  }

  /** Returns a computed property of the first element that the selector finds, and waits for it. */
  private static Object style(ConsoleWindow visit, String selector, String property) {
    var element = visit.page().locator(selector).first();
    return element.evaluate("(element, property) => getComputedStyle(element)[property]", property);
  }
}
