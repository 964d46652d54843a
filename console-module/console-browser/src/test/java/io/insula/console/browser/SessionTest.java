package io.insula.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.AriaRole;
import io.insula.testkit.TestPasswords;
import java.util.ArrayList;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Tests when the session of a user starts, goes on and ends, in one tab and in several. */
@InBrowser
class SessionTest {
  private static final String STORED =
      "() => JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage }) +"
          + " document.cookie";

  /**
   * Matches the address from which the console reads a project, but not the address of its screen.
   */
  private static final Pattern ONE_PROJECT = Pattern.compile("^http://[^/]+/projects/\\d+$");

  /**
   * Matches a text that contains something like a token: the beginning of a JWT, or a long word in
   * base64.
   */
  private static final String TOKEN = "(?s).*(eyJ[\\w-]+\\.|[\\w-]{40,}).*";

  @Test
  void scripts_can_read_no_token_in_the_storage_of_the_browser(ConsoleWindows visits) {
    var visit = visits.member("papi", WindowSettings.WIDE);

    assertThat((String) visit.page().evaluate(STORED))
        .contains("insula.signed-in")
        .doesNotMatch(TOKEN);
    assertThat(visit.page().context().cookies())
        .singleElement()
        .satisfies(
            cookie -> {
              assertThat(cookie.httpOnly).isTrue();
              assertThat(cookie.path).isEqualTo("/oauth");
              assertThat(cookie.sameSite).hasToString("STRICT");
            });
  }

  @Test
  void two_tabs_refresh_their_tokens_without_signing_each_other_out(ConsoleWindows visits) {
    var visit = visits.member("papi", WindowSettings.WIDE);
    var other = another(visit);

    for (var i = 0; i < 4; i++) {
      visit.page().navigate("console/projects");
      other.page().navigate("console/cycles");
    }
    assertSignedIn(visit.calm());
    assertSignedIn(other.calm());
  }

  @Test
  void signing_in_or_out_in_one_tab_does_so_in_the_other(ConsoleWindows visits) {
    var visit = visits.anonymous(WindowSettings.WIDE).open("");
    var other = another(visit).open("").sees("welcome.title");

    visit.signIn("papi", DemoServer.MEMBER_PASSWORD);
    other.sees("home.title", "name", "papi");
    visit.press("sign-out").sees("welcome.title");
    other.sees("welcome.title");
    assertThat((String) visit.page().evaluate(STORED)).doesNotContain("signed-in");
  }

  @Test
  void a_session_that_ends_in_the_middle_of_a_form_loses_nothing(ConsoleWindows visits) {
    var visit = visits.newMember("forgetful", WindowSettings.NARROW).open("projects/propose");
    visit.fill("propose.name", "A clock that waits").fill("propose.tagline", "For slow writers");
    visit.fill("propose.problem", "Time runs").fill("propose.solution", "It waits");
    endSessions(visits, "forgetful");

    visit.button("propose.send").click();
    EndedSessionTest.signInAgain(visit, TestPasswords.MEMBER);
    visit.sees("propose.done").seesText("A clock that waits");
  }

  @Test
  void a_refused_access_token_is_replaced_without_a_new_sign_in(ConsoleWindows visits) {
    var visit = visits.member("papi", WindowSettings.WIDE).open("projects");
    visit
        .page()
        .route(
            ONE_PROJECT,
            route -> {
              visit.page().unroute(ONE_PROJECT);
              route.fulfill(new FulfillOptions().setStatus(401));
            });

    visit.page().locator("main .card-link").first().click();
    visit.calm().sees("section.PROBLEM");
    assertSignedIn(visit.calm());
  }

  @Test
  void after_the_sign_in_a_visitor_is_led_only_to_screens_of_the_console(ConsoleWindows visits) {
    for (var target :
        new String[] {"//evil.example", "https://evil.example", "javascript:alert(1)"}) {
      var visit = visits.anonymous(WindowSettings.WIDE);
      visit.open("sign-in?then=" + target);
      visit.fill("sign-in.username", "papi").fill("sign-in.password", DemoServer.MEMBER_PASSWORD);
      visit.page().getByRole(AriaRole.MAIN).getByRole(AriaRole.BUTTON).click();
      visit.sees("home.title", "name", "papi");
      assertThat(visit.page()).hasURL(visits.server().uri() + "/");
    }
  }

  @Test
  void a_late_refresh_of_an_earlier_person_does_not_replace_the_cookie_of_a_sign_in(
      ConsoleWindows visits) {
    visits.server().users().member("slow");
    var visit = visits.anonymous(WindowSettings.WIDE).open("");
    var other = another(visit).open("sign-in");
    visit.signIn("slow", TestPasswords.MEMBER);
    var held = new ArrayList<Route>();
    visit
        .page()
        .route(
            "**/oauth/access_token",
            route -> {
              if (held.isEmpty()) {
                held.add(route);
              } else {
                route.resume();
              }
            });
    visit.page().reload();
    visit.page().waitForCondition(() -> !held.isEmpty());

    other.fill("sign-in.username", "papi");
    other.fill("sign-in.password", DemoServer.MEMBER_PASSWORD);
    other.page().getByRole(AriaRole.MAIN).locator("button[type=submit]").click();
    other
        .page()
        .waitForFunction("() => navigator.locks.query().then(({ pending }) => pending.length > 0)");
    held.getFirst().resume();
    other.sees("home.title", "name", "papi");
    other.page().reload();
    other.sees("home.title", "name", "papi");
    visit.page().reload();
    visit.sees("home.title", "name", "papi");
  }

  private static void endSessions(ConsoleWindows visits, String name) {
    var reset = Map.of("password", TestPasswords.MEMBER);
    visits.server().admin().put("/accounts/" + name + "/password", reset).expect(204);
  }

  private static ConsoleWindow another(ConsoleWindow visit) {
    Page tab = visit.page().context().newPage();
    return new ConsoleWindow(tab, visit.texts(), visit.faults());
  }

  private static void assertSignedIn(ConsoleWindow visit) {
    assertThat(visit.button("sign-out")).isVisible();
  }
}
