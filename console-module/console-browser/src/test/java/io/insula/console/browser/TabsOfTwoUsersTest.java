package io.insula.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Tests two tabs of one browser in which different people are signed in: a user of an external
 * identity provider, and an account with a password.
 */
@InBrowser
class TabsOfTwoUsersTest {
  private static final String PROVIDER = "Town hall";
  private static final String ACCOUNT = "papi";

  private static FakeOpenIdProvider provider;
  private static DemoServer server;

  @BeforeAll
  static void start() throws Exception {
    provider = new FakeOpenIdProvider();
    server = DemoServer.start(provider.trustedBy(DemoServer.settings()));
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
    provider.close();
  }

  @BeforeEach
  void reset() {
    provider.signOut();
    provider.signInAs(FakeOpenIdProvider.USER);
  }

  @Test
  void a_reload_changes_the_person_of_no_tab(ConsoleWindows visits) {
    var visit = atProvider(visits, "projects/propose");
    var other = withPassword(anotherTab(visit));

    visit.page().reload();
    assertIs(FakeOpenIdProvider.USER, visit.calm());
    other.page().reload();
    assertIs(ACCOUNT, other.calm());
    visit.follow("nav.projects");
    assertIs(FakeOpenIdProvider.USER, visit);
  }

  @Test
  void a_tab_whose_session_at_the_provider_has_ended_does_not_become_another_person_by_itself(
      ConsoleWindows visits) {
    var visit = atProvider(visits, "projects");
    withPassword(anotherTab(visit));
    provider.signOut();

    visit.page().reload();
    visit.sees("sign-in.provider-ended", "name", PROVIDER);
    assertThat(visit.page().getByRole(AriaRole.BANNER)).not().containsText(ACCOUNT);
    visit.press("sign-in.without", "name", PROVIDER);
    assertIs(ACCOUNT, visit);
  }

  @Test
  void a_new_sign_in_at_the_provider_leaves_the_tab_of_an_account(ConsoleWindows visits) {
    var visit = atProvider(visits, "projects");
    var other = withPassword(anotherTab(visit)).open("projects/propose");
    other.fill("propose.name", "Of the account");
    provider.signOut();
    visit.page().reload();

    visit.calm().press("sign-in.provider", "name", PROVIDER);
    assertIs(FakeOpenIdProvider.USER, visit);
    assertIs(ACCOUNT, other);
    other.page().reload();
    assertIs(ACCOUNT, other.calm());
    assertThat(other.field("propose.name").first()).hasValue("Of the account");
  }

  @Test
  void a_reload_that_cannot_ask_the_provider_becomes_nobody_else(ConsoleWindows visits) {
    var visit = atProvider(visits, "projects");
    withPassword(anotherTab(visit));
    visit.page().route(Pattern.compile("/oidc[^/]*\\.js"), Route::abort);

    visit.page().reload();
    assertThat(visit.calm().button("sign-out")).hasCount(0);
    assertThat(visit.page().getByRole(AriaRole.BANNER)).not().containsText(ACCOUNT);
  }

  @Test
  void a_sign_out_of_one_kind_leaves_the_tabs_and_drafts_of_the_other(ConsoleWindows visits) {
    var visit = atProvider(visits, "projects/propose").fill("propose.name", "Of the town hall");
    var other = withPassword(anotherTab(visit));
    other.open("projects/propose").fill("propose.name", "Of the account");
    other.press("sign-out").press("sign-out.anyway").sees("welcome.title");

    assertIs(FakeOpenIdProvider.USER, visit);
    visit.page().reload();
    assertThat(visit.calm().field("propose.name").first()).hasValue("Of the town hall");
    withPassword(other).open("projects/propose");
    assertThat(other.field("propose.name").first()).hasValue("");
    other.fill("propose.name", "Of the account");

    // After the sign-out, this tab is like any new tab of the browser: the account is signed in.
    visit.press("sign-out").press("sign-out.anyway");
    assertIs(ACCOUNT, visit);
    other.page().reload();
    assertIs(ACCOUNT, other.calm());
    assertThat(other.field("propose.name").first()).hasValue("Of the account");
  }

  @Test
  void a_sign_out_ends_the_other_tabs_of_the_same_user_of_the_provider(ConsoleWindows visits) {
    var visit = atProvider(visits, "projects");
    var other = anotherTab(visit).open("sign-in");
    other.press("sign-in.provider", "name", PROVIDER);
    assertIs(FakeOpenIdProvider.USER, other);

    other.press("sign-out").sees("welcome.title");
    assertThat(visit.button("sign-out")).hasCount(0);
  }

  @Test
  void a_sign_in_does_not_need_the_app_of_projects(ConsoleWindows visits) {
    var visit = visits.at(server.uri() + "/", WindowSettings.WIDE).open("sign-in");
    visit
        .page()
        .route(
            Pattern.compile("^http://[^/]+/projects\\?"),
            route -> route.fulfill(new FulfillOptions().setStatus(404)));

    visit.press("sign-in.provider", "name", PROVIDER);
    assertIs(FakeOpenIdProvider.USER, visit);
  }

  @Test
  void a_session_that_ends_is_continued_at_the_provider_in_a_window_of_its_own(
      ConsoleWindows visits) {
    var visit = withEndedSession(visits);
    Axe.findsNothingIn(visit.page());

    var window = visit.page().waitForPopup(() -> question(visit, "sign-in.provider").click());
    visit.seesText("Kept at the town hall");
    assertIs(FakeOpenIdProvider.USER, visit);
    if (!window.isClosed()) {
      window.waitForClose(() -> {});
    }
  }

  @Test
  void somebody_else_in_the_window_of_the_provider_does_not_take_over_the_page(
      ConsoleWindows visits) {
    var visit = withEndedSession(visits);
    provider.signInAs("somebody else");

    question(visit, "sign-in.provider").click();
    visit.sees("sign-in.provider-other", "name", PROVIDER);
    visit.page().keyboard().press("Escape");
    assertThat(box(visit)).hasValue("Kept at the town hall");
    assertIs(FakeOpenIdProvider.USER, visit);
  }

  @Test
  void a_window_that_the_browser_blocks_is_named_and_nothing_is_lost(ConsoleWindows visits) {
    var visit = withEndedSession(visits);
    visit.page().evaluate("() => { window.open = () => null; }");

    question(visit, "sign-in.provider").click();
    visit.sees("sign-in.window-blocked", "name", PROVIDER);
    visit.page().keyboard().press("Escape");
    assertThat(box(visit)).hasValue("Kept at the town hall");
  }

  /** Returns a visit that has filled a form and is asked to sign in at the provider again. */
  private static ConsoleWindow withEndedSession(ConsoleWindows visits) {
    var visit = atProvider(visits, "projects/1").press("section.COMMENT.add");
    box(visit).fill("Kept at the town hall");
    var isRefused = new AtomicBoolean();
    visit.page().clock().install();
    visit.page().clock().fastForward("30:00");
    visit
        .page()
        .route(
            provider.issuer() + "/token",
            route -> {
              if (isRefused.getAndSet(true)) {
                route.resume();
              } else {
                var anyOrigin = Map.of("Access-Control-Allow-Origin", "*");
                route.fulfill(
                    new FulfillOptions().setStatus(400).setHeaders(anyOrigin).setBody("{}"));
              }
            });
    visit.button("action.send").click();
    return visit.sees("sign-in.ended");
  }

  private static Locator question(ConsoleWindow visit, String key) {
    var text = visit.texts().of(key, "name", PROVIDER);
    return visit
        .page()
        .getByRole(AriaRole.DIALOG)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(text));
  }

  private static Locator box(ConsoleWindow visit) {
    var named = new GetByRoleOptions().setName(visit.texts().of("section.COMMENT.add"));
    return visit.page().getByRole(AriaRole.TEXTBOX, named);
  }

  private static ConsoleWindow atProvider(ConsoleWindows visits, String screen) {
    var visit = visits.at(server.uri() + "/", WindowSettings.WIDE);
    visit.open("sign-in?then=/console/" + screen).press("sign-in.provider", "name", PROVIDER);
    assertIs(FakeOpenIdProvider.USER, visit);
    return visit.calm();
  }

  private static ConsoleWindow withPassword(ConsoleWindow visit) {
    visit.open("sign-in").fill("sign-in.username", ACCOUNT);
    visit.fill("sign-in.password", DemoServer.MEMBER_PASSWORD);
    visit.page().locator("main button[type=submit]").click();
    assertIs(ACCOUNT, visit);
    return visit.calm();
  }

  private static ConsoleWindow anotherTab(ConsoleWindow visit) {
    return new ConsoleWindow(visit.page().context().newPage(), visit.texts(), visit.faults());
  }

  private static void assertIs(String person, ConsoleWindow visit) {
    assertThat(visit.page().getByRole(AriaRole.BANNER)).containsText(person);
  }
}
