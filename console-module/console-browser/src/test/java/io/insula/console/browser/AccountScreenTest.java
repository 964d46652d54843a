package io.insula.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.insula.testkit.TestPasswords;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Tests how people create, use and delete their own accounts. */
@InBrowser
class AccountScreenTest {
  private static final String PASSWORD = "lamp under the old stairs";

  @Test
  void a_visitor_creates_an_account_and_goes_on_to_the_screen_that_needed_it(
      ConsoleWindows visits) {
    var settings = DemoServer.settings().with("INSULA_ACCOUNTS_SIGN_UP", "true");
    try (var server = DemoServer.start(settings)) {
      var visit = visits.at(server.uri() + "/", WindowSettings.NARROW).open("projects/propose");
      visit.page().getByRole(AriaRole.MAIN).getByRole(AriaRole.LINK).first().click();
      visit.calm();
      var keyboard = new KeyboardUser(visit);
      keyboard.press(visit.link("sign-up.title"));
      keyboard.type(visit.field("sign-in.username"), "papi");
      keyboard.type(visit.field("sign-up.email"), "nobody");
      keyboard.type(visit.field("sign-in.password"), "12345678");
      keyboard.press(visit.button("sign-up.send"));
      assertThat(visit.field("sign-up.email")).hasAttribute("aria-invalid", "true");
      assertThat(visit.field("sign-in.password")).hasAttribute("aria-invalid", "true");

      visit.fill("sign-up.email", "").fill("sign-in.password", PASSWORD).press("sign-up.send");
      visit.sees("fault.taken");
      visit.fill("sign-in.username", "Newcomer").press("sign-up.send").sees("sign-up.done");
      assertThat(visit.page()).hasURL(Pattern.compile("/projects/propose$"));
      assertThat(visit.calm().field("propose.name").first()).isVisible();
      Axe.findsNothingIn(visit.page());
    }
  }

  @Test
  void members_change_their_password_with_the_present_one_and_stay_signed_in(
      ConsoleWindows visits) {
    var visit = visits.newMember("careful", WindowSettings.WIDE);
    var elsewhere = visits.anonymous(WindowSettings.WIDE).signIn("careful", TestPasswords.MEMBER);
    var keyboard = new KeyboardUser(visit);
    keyboard.press(visit.link("account.of", "name", "careful"));
    keyboard.type(visit.field("account.current"), "not this one");
    keyboard.type(visit.field("account.new"), PASSWORD);
    keyboard.press(visit.button("account.password"));
    visit.sees("fault.wrong");
    assertThat(visit.field("account.current")).isFocused();

    visit.fill("account.current", TestPasswords.MEMBER).press("account.password");
    visit.sees("account.password-done");
    assertThat(visit.field("account.current")).hasValue("");
    visit.page().reload();
    assertThat(visit.calm().button("sign-out")).isVisible();
    elsewhere.page().reload();
    assertThat(elsewhere.calm().link("sign-in.title").first()).isVisible();
    elsewhere.signIn("careful", PASSWORD);
  }

  @Test
  void a_changed_password_is_no_error_if_the_sign_in_after_it_fails(ConsoleWindows visits) {
    var visit = visits.newMember("unlucky", WindowSettings.NARROW).open("account");
    visit.page().route("**/login", Route::abort);

    visit.fill("account.current", TestPasswords.MEMBER).fill("account.new", PASSWORD);
    visit.press("account.password").sees("account.password-done");

    var login = Map.of("username", "unlucky", "password", PASSWORD);
    visits.server().users().nobody().post("/login", login).expect(200);
  }

  @Test
  void members_get_their_data_and_delete_their_account_after_they_see_what_stays(
      ConsoleWindows visits) {
    var visit = visits.newMember("leaving", WindowSettings.NARROW);
    var project =
        visits
            .server()
            .users()
            .member("leaving")
            .post(
                "/projects/propose",
                Map.of("project_name", "A last word", "tagline", "And nothing else"))
            .expect(201)
            .json()
            .required("project_id")
            .longValue();
    visit.open("account");
    var file = visit.page().waitForDownload(() -> visit.button("account.download").click());
    assertThat(file.suggestedFilename()).isEqualTo("personal-data.zip");

    var keyboard = new KeyboardUser(visit);
    keyboard.press(visit.button("account.erase"));
    visit.sees("account.stays-ballots");
    Axe.findsNothingIn(visit.page());
    assertThat(visit.inDialog("account.erase")).isDisabled();
    keyboard.type(visit.dialog().getByRole(AriaRole.TEXTBOX), "leaving");
    keyboard.press(visit.inDialog("account.erase"));
    visit.sees("account.erased").sees("welcome.title");

    var login = Map.of("username", "leaving", "password", TestPasswords.MEMBER);
    visits.server().users().nobody().post("/login", login).expect(401);
    var reader = visits.member("papi", WindowSettings.WIDE).open("projects/" + project);
    reader.seesText("A last word");
    assertThat(reader.page().locator("main")).not().containsText("leaving");
  }

  @Test
  void a_deletion_whose_answer_is_lost_is_noticed(ConsoleWindows visits) {
    var visit = visits.newMember("cut-off", WindowSettings.NARROW).open("account");
    visit
        .page()
        .route(
            "**/accounts/cut-off",
            route -> {
              route.fetch();
              route.abort();
            });

    erase(visit, "cut-off");
    visit.sees("account.erased-lost").sees("welcome.title");
    assertThat(visit.dialog()).hasCount(0);
    var login = Map.of("username", "cut-off", "password", TestPasswords.MEMBER);
    visits.server().users().nobody().post("/login", login).expect(401);
    visit.faults().forget();
  }

  @Test
  void a_deletion_that_the_server_never_got_can_be_repeated(ConsoleWindows visits) {
    var visit = visits.newMember("unheard", WindowSettings.NARROW).open("account");
    visit.page().route("**/accounts/unheard", Route::abort);

    erase(visit, "unheard");
    assertThat(visit.dialog()).containsText(visit.texts().of("error.unreachable"));
    visit.page().unroute("**/accounts/unheard");
    visit.inDialog("account.erase").click();
    visit.sees("account.erased").sees("welcome.title");
    visit.faults().forget();
  }

  @Test
  void a_deletion_that_is_lost_in_a_restart_is_reported_as_unanswered(ConsoleWindows visits) {
    var visit = visits.newMember("restarted", WindowSettings.NARROW).open("account");
    visit.page().route("**/accounts/restarted", Route::abort);
    visit
        .page()
        .route(
            "**/oauth/access_token",
            route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));

    erase(visit, "restarted");
    assertThat(visit.dialog()).containsText(visit.texts().of("error.unreachable"));
    visit.faults().forget();
  }

  private static void erase(ConsoleWindow visit, String name) {
    visit.press("account.erase");
    visit.dialog().getByRole(AriaRole.TEXTBOX).fill(name);
    visit.inDialog("account.erase").click();
  }

  @Test
  void the_menu_of_the_admins_of_a_cycle_has_moderation_and_reports_on_their_cycles(
      ConsoleWindows visits) {
    var voting = visits.server().cycle(DemoServer.VOTING);
    var foreign = TestCycle.open(visits.server(), "Not theirs", Map.of("type", "approval"));
    var visit = visits.member("kedamono", WindowSettings.WIDE).open("");
    visit.follow("nav.reports").sees("reports.request");
    var choice = visit.field("reports.which").first();
    assertThat(choice.locator("option[value='" + voting + "']")).hasCount(1);
    assertThat(choice.locator("option[value='" + foreign.id() + "']")).hasCount(0);
    visit.follow("nav.moderation").sees("moderation.title");
    assertThat(visit.link("nav.operations")).hasCount(0);

    var member = visits.member("papi", WindowSettings.WIDE).open("");
    assertThat(member.link("nav.projects")).isVisible();
    assertThat(member.link("nav.moderation")).hasCount(0);
    assertThat(member.link("nav.reports")).hasCount(0);
  }
}
