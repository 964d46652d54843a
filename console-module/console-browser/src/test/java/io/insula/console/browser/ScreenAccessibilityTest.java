package io.insula.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * Checks that each screen meets WCAG 2.2 AA: with axe, and with the checks of {@link
 * AccessibilityChecks}; and that its parts do not jump while it loads.
 */
@InBrowser
class ScreenAccessibilityTest {
  private static final int ZOOMED_WIDTH = 640;

  @ParameterizedTest(name = "{0} sees {1}")
  @CsvFileSource(resources = "/screens.csv", numLinesToSkip = 1)
  void a_screen_is_accessible_and_does_not_jump(
      String visitor, String screen, ConsoleWindows visits) {
    var address = new DemoScreen(visitor, screen).address(visits.server());
    var visit = DemoScreen.visitOf(visitor, WindowSettings.WIDE, visits);
    LayoutShifts.recordIn(visit.page());
    visit.open(address);
    LayoutShifts.assertFew(visit.page());
    assertAccessible(visit);
  }

  /** Checks what a window shows in each colour scheme and width; leaves it narrow and dark. */
  static void assertAccessible(ConsoleWindow visit) {
    var page = visit.page();
    page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    Axe.findsNothingIn(page);
    assertThat(AccessibilityChecks.cutChoices(page)).as("Choices whose options are cut").isEmpty();
    page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    Axe.findsNothingIn(page, "color-contrast");
    page.emulateMedia(new EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
    assertThat(AccessibilityChecks.controlsWithoutFrame(page))
        .as("Without a frame or text in forced colours")
        .isEmpty();
    page.emulateMedia(new EmulateMediaOptions().setForcedColors(ForcedColors.NONE));
    assertThat(AccessibilityChecks.moving(page)).as("Moving although motion is reduced").isEmpty();

    page.setViewportSize(ZOOMED_WIDTH, WindowSettings.WIDE.height() / 2);
    visit.calm();
    assertFits(page, "at a zoom of 200 %");
    page.setViewportSize(WindowSettings.NARROW.width(), WindowSettings.NARROW.height());
    visit.calm();
    assertFits(page, "at 320 pixels");
    Axe.findsNothingIn(page);
    assertThat(AccessibilityChecks.smallTargets(page)).as("Targets below 24 pixels").isEmpty();
    assertThat(AccessibilityChecks.squeezed(page)).as("Squeezed").isEmpty();
  }

  @Test
  void the_components_are_shown_in_development_alone(ConsoleWindows visits) {
    var visit = visits.anonymous(WindowSettings.WIDE).open("components").sees("components.title");
    visit
        .page()
        .route(
            "**/console/components",
            route -> {
              var page = route.fetch();
              var other = page.text().replace("<meta name=\"insula-development\">", "");
              route.fulfill(new FulfillOptions().setResponse(page).setBody(other));
            });
    visit.open("components").sees("not-found.title");
  }

  private static void assertFits(Page page, String when) {
    assertThat(AccessibilityChecks.tooWide(page)).as("Wider than the window " + when).isEmpty();
  }
}
