package io.insula.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Changes the language while the reader is in the middle of something. */
@InBrowser
@Isolated("What other tests store would appear between two looks at the same screen.")
class LanguageChangeTest {
  /**
   * Returns the visible texts of the page and its title. Numbers are left out, because some of them
   * are times that go on.
   */
  private static final String TEXTS =
      """
      () => [document.title, document.body.innerText].join('\\n')
        .replace(/[\\d\\u200e\\u200f]+/g, '').replace(/\\s+/g, ' ').trim()
      """;

  @Test
  void typed_text_and_the_focus_stay_and_each_language_is_reached_by_arrow_keys(
      ConsoleWindows visits) {
    var cycle = TestCycle.open(visits.server(), "In three languages", Map.of("type", "approval"));
    var visit = visits.admin(WindowSettings.NARROW).open(cycle.screen("admin?part=people"));
    var field = visit.page().getByRole(AriaRole.MAIN).getByRole(AriaRole.TEXTBOX);
    field.fill("somebo");
    var language = language(visit);
    language.focus();

    for (var next : new String[] {"pl", "ar"}) {
      visit.page().keyboard().press("ArrowDown");
      assertThat(visit.page().locator("html")).hasAttribute("lang", next);
      assertThat(language).isFocused();
      assertThat(language).hasValue(next);
      assertThat(field).hasValue("somebo");
    }
    assertThat(visit.page().locator("html")).hasAttribute("dir", "rtl");
  }

  @Test
  void every_text_of_each_screen_changes(ConsoleWindows visits) {
    var differences = new SoftAssertions();
    var screens = DemoScreen.all().stream().collect(Collectors.groupingBy(DemoScreen::visitor));
    screens.forEach(
        (visitor, own) -> {
          var visit = DemoScreen.visitOf(visitor, WindowSettings.WIDE, visits);
          var page = visit.page();
          for (var screen : own) {
            choose(visit.open(screen.address(visits.server())), "en");
            choose(visit, "pl");
            var changed = texts(visit);
            page.reload();
            differences.assertThat(changed).as(page.url()).isEqualTo(texts(visit));
          }
        });
    differences.assertAll();
  }

  /** Returns the texts of the page as soon as its live events are connected, if it has any. */
  private static String texts(ConsoleWindow visit) {
    var page = visit.calm().page();
    page.waitForFunction(
        "text => !document.body.innerText.includes(text)",
        new ConsoleTexts("pl").of("activity.connecting"));
    return (String) page.evaluate(TEXTS);
  }

  private static void choose(ConsoleWindow visit, String language) {
    language(visit).selectOption(language);
    assertThat(visit.page().locator("html")).hasAttribute("lang", language);
    visit.calm();
  }

  private static Locator language(ConsoleWindow visit) {
    Page page = visit.page();
    return page.getByRole(AriaRole.CONTENTINFO).getByRole(AriaRole.COMBOBOX);
  }
}
