package io.insula.console.browser;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page.AddStyleTagOptions;
import org.junit.jupiter.api.Test;

/** Walks by keyboard through pages with a known number of stops. */
@InBrowser
class KeyboardUserTest {
  @Test
  void a_walk_fails_if_it_does_not_reach_the_end_of_the_page(ConsoleWindows visits) {
    var visit = visits.anonymous(WindowSettings.NARROW);
    var keyboard = new KeyboardUser(visit);

    visit.page().setContent("<button>Press</button>".repeat(149));
    assertThatCode(keyboard::walk).doesNotThrowAnyException();
    visit.page().setContent("<button>Press</button>".repeat(160));
    assertThatThrownBy(keyboard::walk)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("does not reach the end");
  }

  @Test
  void a_walk_visits_also_the_stops_before_the_focus(ConsoleWindows visits) {
    var visit = visits.anonymous(WindowSettings.NARROW);
    visit
        .page()
        .setContent(
            "<button>First</button><a href='#' style='outline:"
                + " none'>Bare</a><button>Last</button>");
    visit.page().locator("button").last().focus();

    assertThatThrownBy(new KeyboardUser(visit)::walk)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Bare has no frame");
  }

  @Test
  void a_walk_finds_stops_that_a_bar_at_the_upper_edge_hides_on_the_way_back(
      ConsoleWindows visits) {
    var visit = visits.anonymous(WindowSettings.NARROW);
    var bar = "<nav style='position: sticky; top: 0; height: 9rem; background: white'>";
    var stops = "<p><button>Press</button></p>".repeat(40);

    visit.page().setContent(bar + "<button>First</button></nav>" + stops);
    assertThatThrownBy(new KeyboardUser(visit)::walk)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Shift+Tab")
        .hasMessageContaining("is hidden by NAV");
    visit.page().addStyleTag(new AddStyleTagOptions().setContent("html { scroll-padding: 10rem }"));
    assertThatCode(new KeyboardUser(visit)::walk).doesNotThrowAnyException();
  }
}
