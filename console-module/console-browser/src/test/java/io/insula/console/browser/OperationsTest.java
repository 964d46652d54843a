package io.insula.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import io.insula.testkit.TestPasswords;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Tests how operators watch the server, retry failed messages, revoke service tokens, and make,
 * disable and erase accounts.
 */
@InBrowser
class OperationsTest {
  @Test
  @ResourceLock(FailedMessages.LOCK)
  void failed_messages_are_read_and_retried_one_by_one_or_all_at_once(ConsoleWindows visits) {
    fail(visits, "The late bell");
    fail(visits, "The later bell");
    fail(visits, "The last bell");
    var visit = visits.admin(WindowSettings.NARROW).open("operations?part=messages");

    assertThat(messages(visit)).hasCount(3);
    var late = messages(visit).filter(hasText("The late bell"));
    late.getByText(visit.texts().of("operations.payload")).click();
    assertThat(late.locator("pre")).containsText("The late bell");
    assertThat(late).containsText("The log was unavailable");
    late.getByText(visit.texts().of("action.retry")).click();
    visit.sees("operations.retried", "count", 1);
    assertThat(messages(visit)).hasCount(2);
    visit.page().waitForCondition(() -> isInLog(visits, "The late bell"));
    assertThat(isInLog(visits, "The later bell")).isFalse();

    visit.press("operations.retry-all").sees("operations.retry-all-text");
    visit.inDialog("operations.retry-all").click();
    visit.sees("operations.retried", "count", 2).sees("operations.none-failed");
    visit.page().waitForCondition(() -> isInLog(visits, "The last bell"));
    assertThat(isInLog(visits, "The later bell")).isTrue();
  }

  private static void fail(ConsoleWindows visits, String text) {
    FailedMessages.store(visits.server().database(), "late-bells", text, "The log was unavailable");
  }

  private static boolean isInLog(ConsoleWindows visits, String text) {
    var found = visits.server().admin().get("/events?component=late-bells").expect(200).body();
    return found.contains(text);
  }

  private static Locator messages(ConsoleWindow visit) {
    return visit.page().locator(".tasks > li", new Page.LocatorOptions().setHasText("late-bells"));
  }

  private static Locator.FilterOptions hasText(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  @Test
  void a_revoked_token_is_refused_at_once_and_the_others_work(ConsoleWindows visits) {
    visits.server().users().member("token-holder");
    var first = token(visits, "first");
    var second = token(visits, "second");
    var third = token(visits, "third");
    var visit = account(visits, "token-holder");

    visit.press("tokens.revoke-of", "name", "second").sees("tokens.revoke-text");
    visit.inDialog("tokens.revoke").click();
    visit.sees("tokens.revoked");
    var table = visit.page().getByRole(AriaRole.TABLE);
    assertThat(table).containsText("first");
    assertThat(table).not().containsText("second");
    second.get("/events").expect(401);
    first.get("/events").expect(200);

    visit.press("tokens.revoke-all");
    visit.inDialog("tokens.revoke-all").click();
    visit.sees("tokens.none");
    first.get("/events").expect(401);
    third.get("/events").expect(401);
  }

  private static ApiClient token(ConsoleWindows visits, String name) {
    var path = "/accounts/token-holder/service-token";
    var made = visits.server().admin().post(path, Map.of("name", name)).expect(201).json();
    return visits.server().users().nobody().withToken(made.required("access_token").textValue());
  }

  @Test
  void an_account_is_erased_after_its_name_was_typed(ConsoleWindows visits) {
    visits.server().users().member("leaver");
    var visit = account(visits, "leaver");

    visit.press("operations.erase").sees("operations.erase-text");
    assertThat(visit.inDialog("operations.erase")).isDisabled();
    var field = visit.texts().of("operations.erase-name", "name", "leaver");
    visit.dialog().getByLabel(field).fill("leave");
    assertThat(visit.inDialog("operations.erase")).isDisabled();
    visit.dialog().getByLabel(field).fill("leaver");
    visit.inDialog("operations.erase").click();
    visit.sees("operations.erased", "name", "leaver");
    assertThat(visit.page()).hasURL(Pattern.compile("/operations\\?part=accounts$"));
    assertThat(visit.page().getByRole(AriaRole.TABLE)).not().containsText("leaver");
    account(visits, "leaver").sees("error.not-found");
    var again = Map.of("username", "leaver", "password", TestPasswords.MEMBER);
    visits.server().users().nobody().post("/login", again).expect(401);
  }

  @Test
  void a_disabled_account_is_signed_out_until_it_is_enabled_and_gets_a_new_password(
      ConsoleWindows visits) {
    var holder = visits.server().users().member("suspect");
    var visit = account(visits, "suspect");

    visit.press("operations.disable").sees("operations.disable-text");
    visit.inDialog("operations.disable").click();
    visit.sees("operations.account-saved").calm();
    assertThat(visit.page().getByRole(AriaRole.MAIN))
        .containsText(visit.texts().of("operations.disabled"));
    holder.get("/projects").expect(401);
    signIn(visits, TestPasswords.MEMBER).expect(401);
    visit.press("operations.enable").sees("operations.account-saved").calm();
    signIn(visits, TestPasswords.MEMBER).expect(200);

    visit.press("operations.reset").sees("operations.reset-text");
    assertThat(visit.inDialog("operations.reset")).isDisabled();
    var field = visit.dialog().getByLabel(visit.texts().of("operations.password"));
    field.fill("short");
    visit.inDialog("operations.reset").click();
    assertThat(field).hasAttribute("aria-invalid", "true");
    visit.inDialog("operations.generate").click();
    var password = field.inputValue();
    assertThat(password).matches("(\\w{5}-){3}\\w{5}");
    visit.inDialog("operations.reset").click();
    visit.sees("operations.reset-done");
    signIn(visits, TestPasswords.MEMBER).expect(401);
    signIn(visits, password).expect(200);

    var file = visit.page().waitForDownload(() -> visit.press("operations.export"));
    assertThat(file.suggestedFilename()).isEqualTo("personal-data.zip");
  }

  private static ApiResponse signIn(ConsoleWindows visits, String password) {
    var account = Map.of("username", "suspect", "password", password);
    return visits.server().users().nobody().post("/login", account);
  }

  @Test
  void a_file_of_accounts_is_stored_as_a_whole_or_not_at_all(ConsoleWindows visits) {
    var visit = visits.admin(WindowSettings.NARROW).open("operations?part=accounts");

    visit.press("operations.import");
    assertThat(visit.inDialog("admin.accounts.send")).isDisabled();
    upload(visit, "zoe,zoe@example.org,7b,a long pass phrase\ny a n,,7b,another long phrase\n");
    visit.inDialog("admin.accounts.send").click();
    assertThat(visit.dialog().getByRole(AriaRole.ALERT)).containsText("3");
    visits.server().admin().get("/accounts/zoe").expect(404);
    upload(visit, "zoe,zoe@example.org,7b,a long pass phrase\nyan,,7b,another long phrase\n");
    visit.inDialog("admin.accounts.send").click();
    visit.sees("admin.accounts.saved", "count", 2);
    assertThat(visit.page().getByRole(AriaRole.TABLE)).containsText("zoe@example.org");
    visit.fill("operations.find-name", "Yan").press("operations.find");
    assertThat(visit.named(AriaRole.HEADING, "yan")).isVisible();
  }

  private static void upload(ConsoleWindow visit, String lines) {
    var csv = "username,email,group,password\n" + lines;
    visit
        .dialog()
        .getByLabel(visit.texts().of("admin.accounts.file"))
        .setInputFiles(new FilePayload("accounts.csv", "text/csv", csv.getBytes(UTF_8)));
  }

  @Test
  void the_health_of_the_process_is_checked_again_and_again(ConsoleWindows visits) {
    var visit = visits.admin(WindowSettings.WIDE);
    visit.page().clock().install();
    visit.open("operations").sees("operations.health");
    var readiness = visit.page().locator(".facts-list dd").nth(1);
    assertThat(readiness).hasText(visit.texts().of("operations.health.UP"));
    var refusal = new FulfillOptions().setStatus(503).setBody("{\"status\": \"DOWN\"}");
    visit.page().route("**/health/readiness", route -> route.fulfill(refusal));
    visit.page().clock().runFor(10_000);
    assertThat(readiness).hasText(visit.texts().of("operations.health.DOWN"));
    assertThat(visit.page().locator(".facts-list dd").first())
        .hasText(visit.texts().of("operations.health.UP"));
    visit.faults().forget();
  }

  @Test
  void apps_in_other_processes_are_checked_until_the_server_refuses(ConsoleWindows visits) {
    var visit = visits.admin(WindowSettings.WIDE);
    var checks = new ArrayList<String>();
    visit.page().onRequest(request -> checks.add(request.url().replaceFirst(".*?://[^/]*", "")));
    visit.page().route("**/apps", OperationsTest::answerRemoteApps);
    visit.page().route("**/apps/health", each -> each.fulfill(new FulfillOptions().setStatus(403)));
    visit.page().clock().install();

    visit.open("operations").sees("operations.answers.unknown");
    visit.page().clock().runFor(10_000);
    visit.page().waitForCondition(() -> Collections.frequency(checks, "/health/readiness") > 1);
    assertThat(checks).containsOnlyOnce("/apps/health");
  }

  /** Answers like a server whose apps all run in other processes. */
  private static void answerRemoteApps(Route route) {
    var answer = route.fetch();
    var remote = answer.text().replace("\"local\"", "\"remote\"");
    route.fulfill(new FulfillOptions().setResponse(answer).setBody(remote));
  }

  private static ConsoleWindow account(ConsoleWindows visits, String name) {
    return visits.admin(WindowSettings.WIDE).open("operations?part=accounts&account=" + name);
  }
}
