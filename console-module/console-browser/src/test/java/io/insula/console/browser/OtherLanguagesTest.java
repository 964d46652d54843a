package io.insula.console.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Checks that each screen fits in its window and is accessible in languages with longer texts, or
 * with texts from right to left, and that its parts do not jump while it loads.
 */
@InBrowser
class OtherLanguagesTest {
  private static final String CHOOSE = "chosen => localStorage.setItem('insula.language', chosen)";

  @ParameterizedTest
  @CsvSource({"pl, ltr", "ar, rtl"})
  void each_screen_is_accessible_and_does_not_jump(
      String language, String direction, ConsoleWindows visits) {
    var screens = DemoScreen.all().stream().collect(Collectors.groupingBy(DemoScreen::visitor));
    screens.forEach(
        (visitor, own) -> {
          var visit = DemoScreen.visitOf(visitor, WindowSettings.NARROW, visits).open("");
          visit.page().evaluate(CHOOSE, language);
          LayoutShifts.recordIn(visit.page());
          assertAll(
              own.stream()
                  .map(screen -> screen.address(visits.server()))
                  .map(
                      address -> () -> assertAccessible(visit.open(address), language, direction)));
        });
  }

  private static void assertAccessible(ConsoleWindow visit, String language, String direction) {
    var page = visit.page();
    LayoutShifts.assertFew(page);
    assertThat(page.evaluate("() => document.documentElement.dir")).isEqualTo(direction);
    assertThat(page.evaluate("() => document.documentElement.lang")).isEqualTo(language);
    Axe.findsNothingIn(page);
    show(page, ColorScheme.DARK);
    Axe.findsNothingIn(page, "color-contrast");
    show(page, ColorScheme.LIGHT);
    assertThat(AccessibilityChecks.tooWide(page)).as(page.url()).isEmpty();
    assertThat(AccessibilityChecks.smallTargets(page)).as(page.url()).isEmpty();
  }

  private static void show(Page page, ColorScheme colors) {
    page.emulateMedia(new EmulateMediaOptions().setColorScheme(colors));
  }
}
