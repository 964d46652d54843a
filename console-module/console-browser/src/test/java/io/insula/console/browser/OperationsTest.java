package io.insula.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.insula.testkit.ApiClient;
import io.insula.testkit.TestPasswords;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Tests how operators retry failed messages, revoke service tokens and erase accounts. */
@InBrowser
class OperationsTest {
  @Test
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

  /** Stores an outbox message to the activity log whose delivery failed for good. */
  private static void fail(ConsoleWindows visits, String text) {
    visits
        .server()
        .database()
        .execute(
            """
            INSERT INTO kernel.outbox (topic, delivery_key, payload, trace_id, attempts,
                next_attempt_at, give_up_at, last_error, failed_at)
            VALUES ('record-activity', gen_random_uuid(),
                jsonb_build_object('events', jsonb_build_array(jsonb_build_object(
                    'id', uuidv7(), 'component', 'late-bells', 'environment', 'test',
                    'message', '%s', 'data', '{}'))),
                repeat('a', 32), 12, now(), now(), 'The log was unavailable', now())
            """
                .formatted(text));
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

  private static ConsoleWindow account(ConsoleWindows visits, String name) {
    return visits.admin(WindowSettings.WIDE).open("operations?part=accounts&account=" + name);
  }
}
