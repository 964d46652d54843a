package io.insula.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Loads pages while some of their files cannot be loaded, as in a restart of the server. */
@InBrowser
class PageStartTest {
  private static final Pattern TEXTS = Pattern.compile("/messages/en[^/]*\\.json");
  private static final Pattern MODULE = Pattern.compile("/ui/layout[^/]*\\.js");
  private static final Pattern STYLES = Pattern.compile("/styles[^/]*\\.css");
  private static final String LIVENESS = "**/health/liveness";
  private static final String TOKEN = "**/oauth/access_token";

  @Test
  void texts_that_fail_once_are_loaded_again(ConsoleWindows visits) {
    var visit = visits.anonymous(WindowSettings.WIDE);
    FailedRequests.abortFirst(visit.page(), TEXTS);

    visit.open("").sees("welcome.title");
    assertThat(notice(visit)).hasCount(0);
    visit.faults().forget();
  }

  @Test
  void a_page_with_a_failed_module_says_so_and_loads_again_when_the_server_answers(
      ConsoleWindows visits) {
    var visit = visits.anonymous(WindowSettings.NARROW);
    var isStopped = new AtomicBoolean(true);
    Consumer<Route> whileStopped =
        route -> {
          if (isStopped.get()) {
            route.abort();
          } else {
            route.resume();
          }
        };
    // The page may ask twice for a module that it has preloaded.
    visit.page().route(MODULE, whileStopped);
    visit.page().route(LIVENESS, whileStopped);

    visit.page().navigate("./");
    assertThat(notice(visit)).isVisible();
    Axe.findsNothingIn(visit.page(), "color-contrast");
    assertThat(AccessibilityChecks.tooWide(visit.page())).isEmpty();
    isStopped.set(false);
    visit.sees("welcome.title");
    assertThat(notice(visit)).hasCount(0);
    visit.faults().forget();
  }

  @Test
  void a_page_whose_files_an_update_has_removed_loads_again(ConsoleWindows visits) {
    for (var file : new Pattern[] {TEXTS, MODULE, STYLES}) {
      var visit = visits.anonymous(WindowSettings.WIDE);
      visit.page().route(file, route -> route.fulfill(new FulfillOptions().setStatus(404)));

      visit.page().navigate("./");
      visit.page().waitForRequest(LIVENESS, () -> {});
      visit.page().unrouteAll();
      visit.sees("welcome.title");
      var isStyled = "() => getComputedStyle(document.querySelector('.header')).display === 'flex'";
      visit.page().waitForFunction(isStyled);
      visit.faults().forget();
    }
  }

  @Test
  void a_page_does_not_wait_long_for_a_sign_in_by_the_cookie(ConsoleWindows visits) {
    var visit = visits.member("papi", WindowSettings.WIDE);
    var held = new ArrayList<Route>();
    visit.page().route(TOKEN, held::add);

    visit.page().reload();
    visit.sees("nav.projects");
    assertThat(visit.button("sign-out")).hasCount(0);
    held.forEach(Route::resume);
    visit.sees("home.title", "name", "papi");
  }

  private static Locator notice(ConsoleWindow visit) {
    return visit.page().locator("#not-started");
  }
}
