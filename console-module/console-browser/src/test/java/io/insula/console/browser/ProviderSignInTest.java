package io.insula.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests signing in to the console at an external identity provider. */
@InBrowser
class ProviderSignInTest {
  private static final String PROVIDER = "Town hall";
  private static final String STORED =
      "() => JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage }) +"
          + " document.cookie";

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
    provider.refuseWith("");
    provider.issueFor("insula");
    provider.issueForSeconds(600);
    provider.signInAs(FakeOpenIdProvider.USER);
  }

  @Test
  void a_user_of_the_provider_returns_to_the_requested_screen_and_can_comment(
      ConsoleWindows visits) {
    var visit = signIn(visits, "sign-in?then=/console/projects/1");

    assertThat(visit.page()).hasURL(Pattern.compile("/console/projects/1$"));
    assertThat((String) visit.page().evaluate(STORED)).doesNotContain("eyJ", "pending");
    visit.press("section.COMMENT.add");
    var text = visit.named(AriaRole.TEXTBOX, visit.texts().of("section.COMMENT.add"));
    text.fill("From the town hall");
    visit.press("action.send").sees("thread.sent").seesText("From the town hall");
  }

  @Test
  void a_reload_signs_in_again_as_long_as_the_provider_knows_the_user(ConsoleWindows visits) {
    var visit = signIn(visits, "sign-in?then=/console/projects%3Fq=performer");

    visit.page().reload();
    assertThat(visit.calm().button("sign-out")).isVisible();
    assertThat(visit.page()).hasURL(Pattern.compile("/console/projects\\?q=performer$"));

    provider.signOut();
    visit.page().reload();
    assertThat(visit.calm().link("sign-in.title").first()).isVisible();
    assertThat(visit.page()).hasURL(Pattern.compile("/console/projects\\?q=performer$"));
  }

  @Test
  void users_of_the_provider_change_no_password_here_but_get_their_data(ConsoleWindows visits) {
    var visit = signIn(visits, "sign-in?then=/console/account");

    visit.sees("account.password-elsewhere");
    assertThat(visit.field("account.current")).hasCount(0);
    var file = visit.page().waitForDownload(() -> visit.button("account.download").click());
    assertThat(file.suggestedFilename()).isEqualTo("personal-data.zip");
  }

  @Test
  void somebody_else_at_the_provider_does_not_take_over_the_page(ConsoleWindows visits) {
    var visit = signIn(visits, "sign-in?then=/console/projects%3Fq=performer");
    provider.signInAs("somebody else");

    visit.page().reload();
    visit.sees("sign-in.provider-other", "name", PROVIDER);
    Axe.findsNothingIn(visit.page());
    assertThat(AccessibilityChecks.tooWide(visit.page())).isEmpty();
    assertThat(visit.button("sign-out")).hasCount(0);
    visit.press("sign-in.without", "name", PROVIDER);
    assertThat(visit.page()).hasURL(Pattern.compile("/console/projects\\?q=performer$"));
    visit.page().reload();
    assertThat(visit.calm().button("sign-out")).hasCount(0);
  }

  @Test
  void the_page_for_somebody_else_at_the_provider_leads_to_a_new_sign_in(ConsoleWindows visits) {
    var visit = signIn(visits, "sign-in?then=/console/projects%3Fq=performer");
    provider.signInAs("somebody else");
    visit.page().reload();

    visit.calm().press("sign-in.provider", "name", PROVIDER);
    assertThat(visit.page()).hasURL(Pattern.compile("/console/projects\\?q=performer$"));
    assertThat(visit.page().getByRole(AriaRole.BANNER)).containsText("somebody else");
  }

  @Test
  void a_renewal_for_somebody_else_ends_the_session(ConsoleWindows visits) {
    var visit = signIn(visits, "sign-in");
    visit.page().clock().install();
    provider.signInAs("somebody else");

    visit.page().clock().fastForward("15:00");
    visit.link("nav.projects").first().click();
    visit.sees("sign-in.ended");
    assertThat(visit.page().getByRole(AriaRole.BANNER)).not().containsText("somebody else");
  }

  @Test
  void a_token_that_expires_is_renewed(ConsoleWindows visits) {
    provider.issueForSeconds(20);
    var before = provider.tokens();
    var visit = signIn(visits, "sign-in");

    visit.follow("nav.projects");

    assertThat(visit.button("sign-out")).isVisible();
    assertThat(provider.tokens()).isGreaterThan(before + 1);
  }

  @Test
  void the_way_to_the_provider_can_be_taken_again_after_a_way_back(ConsoleWindows visits) {
    var visit = visits.at(server.uri() + "/", WindowSettings.WIDE).open("sign-in");
    visit
        .page()
        .route(
            provider.issuer() + "/authorize**",
            route -> route.fulfill(new FulfillOptions().setStatus(204)));
    var button = visit.button("sign-in.provider", "name", PROVIDER);
    button.click();
    assertThat(button).hasAttribute("aria-busy", "true");

    // Fires the event that the browser fires when the user goes back to a page in its cache.
    visit
        .page()
        .evaluate("() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
    assertThat(button).not().hasAttribute("aria-busy", "true");
    visit.page().unroute(provider.issuer() + "/authorize**");
    button.click();
    visit.sees("home.title", "name", FakeOpenIdProvider.USER);
  }

  @Test
  void signing_out_does_so_at_the_provider_too(ConsoleWindows visits) {
    var visit = signIn(visits, "sign-in");

    visit
        .page()
        .waitForResponse(
            answer -> answer.url().contains("/end?"), () -> visit.button("sign-out").click());
    assertThat(provider.hasSession()).isFalse();
    visit.calm().sees("welcome.title");
    visit.page().reload();
    visit.sees("welcome.title");
  }

  @ParameterizedTest
  @ValueSource(strings = {"access_denied", "server_error", "<img src=x onerror=alert(1)>"})
  void a_refusal_of_the_provider_offers_another_try(String error, ConsoleWindows visits) {
    provider.refuseWith(error);
    var visit = visits.at(server.uri() + "/", WindowSettings.NARROW).open("sign-in");

    visit.press("sign-in.provider", "name", PROVIDER);
    visit.sees("sign-in.provider-failed", "name", PROVIDER);
    Axe.findsNothingIn(visit.page());

    provider.refuseWith("");
    visit.follow("sign-in.again").press("sign-in.provider", "name", PROVIDER);
    visit.sees("home.title", "name", FakeOpenIdProvider.USER);
  }

  @Test
  void a_token_for_another_server_is_refused(ConsoleWindows visits) {
    provider.issueFor("another server");
    var visit = visits.at(server.uri() + "/", WindowSettings.WIDE).open("sign-in");

    visit.press("sign-in.provider", "name", PROVIDER);
    visit.sees("sign-in.provider-refused", "name", PROVIDER);
    assertThat(visit.button("sign-out")).hasCount(0);
  }

  @Test
  void an_answer_that_names_another_issuer_is_refused(ConsoleWindows visits) {
    provider.pretendToBe("https://mix-up.example");
    try {
      var visit = visits.at(server.uri() + "/", WindowSettings.WIDE).open("sign-in");
      visit.press("sign-in.provider", "name", PROVIDER);
      visit.sees("sign-in.provider-failed", "name", PROVIDER);
    } finally {
      provider.pretendToBe(provider.issuer());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"signed-in", "signed-in?code=a&state=b", "signed-in?code=a", "signed-in?error=a"})
  void an_answer_that_this_tab_did_not_request_is_refused(String screen, ConsoleWindows visits) {
    var before = provider.tokens();
    var visit = visits.at(server.uri() + "/", WindowSettings.WIDE).open(screen);

    visit.sees("sign-in.provider-failed", "name", PROVIDER);
    assertThat(provider.tokens()).isEqualTo(before);
    assertThat(visit.page()).hasURL(Pattern.compile("/console/signed-in$"));
  }

  private static ConsoleWindow signIn(ConsoleWindows visits, String screen) {
    var visit = visits.at(server.uri() + "/", WindowSettings.WIDE).open(screen);
    visit.button("sign-in.provider", "name", PROVIDER).click();
    assertThat(visit.button("sign-out")).isVisible();
    return visit.calm();
  }
}
