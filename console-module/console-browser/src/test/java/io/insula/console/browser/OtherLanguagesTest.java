package io.insula.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Checks that the main screens fit in their window and are accessible in languages with longer
 * texts, or with texts from right to left.
 */
@InBrowser
class OtherLanguagesTest {
  @ParameterizedTest
  @CsvSource({"pl, ltr", "ar, rtl"})
  void the_main_screens_are_accessible(String language, String direction, ConsoleWindows visits) {
    var voting = "cycles/" + visits.server().cycle(DemoServer.VOTING);
    var counted = "cycles/" + visits.server().cycle(DemoServer.COUNTED);
    var visit = visits.admin(WindowSettings.NARROW);
    var page = visit.page();
    page.evaluate("chosen => localStorage.setItem('insula.language', chosen)", language);

    for (var screen :
        List.of(
            "",
            "projects/propose",
            voting,
            voting + "/ballot",
            counted + "/results",
            voting + "/admin",
            "analytics",
            "operations")) {
      visit.open(screen);
      assertThat(page.evaluate("() => document.documentElement.dir")).isEqualTo(direction);
      assertThat(page.evaluate("() => document.documentElement.lang")).isEqualTo(language);
      Axe.findsNothingIn(page);
      assertThat(AccessibilityChecks.tooWide(page)).as(screen).isEmpty();
      assertThat(AccessibilityChecks.smallTargets(page)).as(screen).isEmpty();
    }
  }
}
