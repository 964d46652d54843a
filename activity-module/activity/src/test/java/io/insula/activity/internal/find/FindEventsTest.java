package io.insula.activity.internal.find;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.insula.activity.ActivityLog;
import io.insula.activity.NewEvent;
import io.insula.activity.internal.TestEvents;
import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import io.insula.testkit.SettableClock;
import io.insula.testkit.TestUsers;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(transactional = false)
@Property(name = "insula.test.settable-clock", value = "true")
class FindEventsTest {
  @Inject EmbeddedServer server;
  @Inject ActivityLog log;
  @Inject SettableClock clock;

  private ApiClient reader;

  /** A component that only this test uses, so that it does not see the events of other tests. */
  private final String component = "component-" + UUID.randomUUID();

  @BeforeEach
  void sign_in() {
    reader = TestUsers.of(server.getURI()).service("reader");
  }

  @Test
  void filters_apply_together_newest_first() {
    record("production", "ade@gmail.com", "order failed");
    record("production", "ade@gmail.com", "ORDER shipped");
    record("staging", "ade@gmail.com", "order failed");
    record("production", "bea@gmail.com", "order failed");

    assertThat(messages(""))
        .containsExactly("order failed", "order failed", "ORDER shipped", "order failed");
    assertThat(messages("&environment=staging")).containsExactly("order failed");
    assertThat(messages("&email=ade%40gmail.com&environment=production"))
        .containsExactly("ORDER shipped", "order failed");
    assertThat(messages("&message=oRdEr+s")).containsExactly("ORDER shipped");
    assertThat(messages("&message=failed&email=bea%40gmail.com")).containsExactly("order failed");
    assertThat(messages("&email=gmail.com")).isEmpty();
  }

  @Test
  void only_admins_see_events_about_the_security_of_the_server() {
    var admin = TestUsers.of(server.getURI()).admin();
    var message = "lock-out " + UUID.randomUUID();
    var secret =
        log.record(new NewEvent(null, "security", "production", "ade@gmail.com", message, "{}"));
    record("production", "ade@gmail.com", message);
    var filter = "message=" + encode(message);

    assertThat(admin.get("/events?" + filter).json().get("events")).hasSize(2);
    assertThat(admin.get("/events?component=security&" + filter).json().get("events")).hasSize(1);
    assertThat(admin.get("/events/export?" + filter).body().lines()).hasSize(2);
    admin.get("/events/" + secret.id()).expect(200);

    assertThat(reader.get("/events?" + filter).expect(200).json().get("events"))
        .singleElement()
        .satisfies(event -> assertThat(event.get("component").asText()).isEqualTo(component));
    assertThat(reader.get("/events/export?" + filter).expect(200).body().lines()).hasSize(1);
    reader.get("/events/" + secret.id()).expect(404);
    for (var route : List.of("/events", "/events/export")) {
      assertThat(reader.get(route + "?component=security&" + filter).expect(403).body())
          .contains("Only the role ADMIN may read events of the component security.");
    }
  }

  @Test
  void wildcards_have_no_special_meaning() {
    record("production", "ade@gmail.com", "100% done");
    record("production", "ade@gmail.com", "100x done");
    record("production", "ade@gmail.com", "a_b\\c");
    record("production", "ade@gmail.com", "axb\\c");

    assertThat(messages("&message=" + encode("0%"))).containsExactly("100% done");
    assertThat(messages("&message=" + encode("a_b"))).containsExactly("a_b\\c");
    assertThat(messages("&message=" + encode("b\\c"))).containsExactly("axb\\c", "a_b\\c");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u03bf\u03b4\u03bf\u03c2",
        "\u03bf\u03b4\u03bf\u03c3",
        "\u039f\u0394\u039f\u03a3",
        "\u03bf\u03b4\u03bf\u03c2 closed",
        "\u03bf\u03b4\u03bf\u03c2\u00a0\u3000CLOSED",
        "\u200b\u03bf\u03b4\u03bf\u03c2"
      })
  void a_message_is_found_by_each_form_of_sigma(String text) {
    record("production", "ade@gmail.com", "\u03bf\u03b4\u03bf\u03c2 closed");
    record("production", "ade@gmail.com", "\u039f\u0394\u039f\u03a3 Closed");
    record("production", "ade@gmail.com", "\u03bf\u03b4\u03bf\u03c3\u00a0 closed");
    record("production", "ade@gmail.com", "\u03bf\u03b4\u03b1 closed");

    assertThat(messages("&message=" + encode(text))).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "caf\u00e9, Cafe\u0301 CAF\u00c9",
    "CAFE\u0301, caf\u00e9",
    "\u043e\u043f\u043b\u0430\u0442\u0430, \u041e\u041f\u041b\u0410\u0422\u0410",
    "stra\u00dfe, STRA\u00dfE",
    "100\u00a0%, 100 %",
    "order failed, order\u2009failed",
    "\u20ac5 (a|b)*.\\d, \u20ac5 (A|B)*.\\D",
    "\u212aelvin, kelvin",
    "kelvin, \u212aelvin",
    "paris, pari\u017f",
    "istanbul, \u0130stanbul",
    "user, us\u200ber",
    "us\u200ber, us\u200ber",
    "softhyphen, soft\u00adhyphen",
    "soft\u00adhyphen, soft\u00adhyphen",
    "a\udb40\udc41b, a\udb40\udc41b",
    "a\ufe0fb, ab",
    "\u2764\ufe0f, I \u2764 it",
    "\u0645\u06cc\u062e\u0648, \u0645\u06cc\u200c\u062e\u0648",
    "\u0645\u06cc\u200c\u062e\u0648, \u0645\u06cc\u200c\u062e\u0648",
    "order failed, order\u2800\u3164\uffa0failed",
    "order\u2800failed, order failed",
    "Vi\u1ec7t, Vi\u00ea\u0323t",
    "Vi\u1ec7t, VI\u1eb8\u0302T",
    "Vi\u1ec7t, Vie\u0302\u0323t",
    "\u1ebf, x\u00ea\u0301",
    "x\u00ea\u0301, X\u1ebe",
    "J\u030c, \u01f0",
    "\u01f0, J\u030c"
  })
  void case_composition_and_the_kind_of_spaces_make_no_difference(String text, String message) {
    record("production", "ade@gmail.com", message);
    record("production", "ade@gmail.com", "\u20ac5 a 1 100x orderfailed");

    assertThat(messages("&message=" + encode(text))).containsExactly(message);
  }

  @Test
  void messages_with_and_without_an_own_search_form_are_listed_together() {
    record("production", "ade@gmail.com", "the user 1");
    record("production", "ade@gmail.com", "the us\u200ber 2");
    record("production", "ade@gmail.com", "the user\u200b 3");
    record("production", "ade@gmail.com", "the user 4");

    var first = list("&message=user&limit=2").json();
    assertThat(first.get("events").findValuesAsText("message"))
        .containsExactly("the user 4", "the user\u200b 3");
    var second = list("&message=user&limit=2&cursor=" + first.get("next_cursor").asText()).json();
    assertThat(second.get("events").findValuesAsText("message"))
        .containsExactly("the us\u200ber 2", "the user 1");
    assertThat(second.get("next_cursor").isNull()).isTrue();
  }

  @Test
  void the_flags_of_two_regions_are_distinguished() {
    var england = "\ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc65\udb40\udc7f";
    var scotland = "\ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc73\udb40\udc7f";
    record("production", "ade@gmail.com", england + "\u200b");
    record("production", "ade@gmail.com", scotland + "\u200b");

    assertThat(messages("&message=" + encode(scotland))).containsExactly(scotland + "\u200b");
  }

  @Test
  void white_space_around_a_text_is_part_of_it() {
    record("production", "ade@gmail.com", "the order");
    record("production", "ade@gmail.com", "reorder");

    assertThat(messages("&message=" + encode(" order"))).containsExactly("the order");
    assertThat(messages("&message=" + encode(" "))).containsExactly("the order");
  }

  @Test
  void a_long_text_of_any_letters_is_searched_for() {
    var text = "\u03c3\u00e9 ".repeat(3_000) + "x";
    record("production", "ade@gmail.com", text);

    assertThat(messages("&message=" + encode(text.substring(0, 700)))).hasSize(1);
  }

  @Test
  void pages_follow_each_other_without_gap_or_repeat_while_events_arrive() {
    IntStream.range(0, 25).forEach(i -> record("production", "ade@gmail.com", "event " + i));

    var seen = new ArrayList<String>();
    String cursor = null;
    do {
      var page = list("&limit=7" + (cursor == null ? "" : "&cursor=" + cursor)).json();
      page.get("events").forEach(event -> seen.add(event.get("message").asText()));
      cursor = page.get("next_cursor").isNull() ? null : page.get("next_cursor").asText();
      record("production", "ade@gmail.com", "late");
    } while (cursor != null);

    assertThat(seen)
        .containsExactlyElementsOf(
            IntStream.range(0, 25).mapToObj(i -> "event " + (24 - i)).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "from_date=yesterday",
        "from_date=2021-02-30",
        "from_date=16-04-2021",
        "from_date=",
        "to_date=%2B999999999-01-01T00:00:00Z",
        "from_date=2021-04-17&to_date=2021-04-16",
        "email=",
        "message=",
        "message=%E2%80%8B",
        "component=%00",
        "message=%C3%28",
        "message=%ED%A0%80",
        "limit=0",
        "limit=1000000000",
        "limit=many",
        "cursor=forged",
        "cursor=AQAAAAAAAAAAAAAAADE"
      })
  void a_bad_filter_is_reported(String query) {
    assertThat(reader.get("/events?" + query).status()).isEqualTo(400);
    if (!query.startsWith("limit") && !query.startsWith("cursor")) {
      assertThat(reader.get("/events/export?" + query).status()).isEqualTo(400);
    }
  }

  @Test
  void a_missing_event_is_answered_404() {
    assertThat(reader.get("/events/" + UUID.randomUUID()).status()).isEqualTo(404);
    assertThat(reader.get("/events/1").status()).isEqualTo(400);
  }

  @Test
  void a_cursor_works_with_its_own_filters_only() {
    IntStream.range(0, 3).forEach(i -> record("production", "ade@gmail.com", "event " + i));
    var cursor = list("&limit=1&message=event").json().get("next_cursor").asText();

    list("&limit=2&message=event&cursor=" + cursor);
    for (var other : List.of("&message=even", "", "&message=event&environment=production")) {
      var answer = reader.get("/events?component=" + component + other + "&cursor=" + cursor);
      assertThat(answer.expect(400).json().get("errors").findValuesAsText("field"))
          .containsExactly("cursor");
    }
  }

  @Test
  void only_services_and_admins_can_search() {
    record("production", "ade@gmail.com", "event");
    var id = list("").json().at("/events/0/id").asText();
    var people = TestUsers.of(server.getURI());

    for (var path : List.of("/events", "/events/" + id, "/events/export")) {
      people.nobody().get(path).expect(401);
      people.member("mia").get(path).expect(403);
      people.service("reader").get(path).expect(200);
      people.admin().get(path).expect(200);
    }
  }

  @Test
  void the_newest_of_two_events_with_one_id_is_answered() {
    var id = UUID.randomUUID();
    log.record(new NewEvent(id, component, "production", null, "first", "{}"));
    clock.advance(Duration.ofDays(5));
    log.record(new NewEvent(id, component, "production", null, "second", "{}"));

    var found = reader.get("/events/" + id).expect(200).json();

    assertThat(found.get("message").asText()).isEqualTo("second");
  }

  @Test
  void a_page_of_large_events_is_shorter_and_the_next_page_continues() {
    var data = "\"" + "d".repeat(60_000) + "\"";
    IntStream.range(0, 15)
        .forEach(i -> log.record(new NewEvent(null, component, "production", null, "event", data)));

    var page = list("&limit=100").json();

    int first = page.get("events").size();
    assertThat(first).isBetween(7, 10);
    var rest = list("&limit=100&cursor=" + page.get("next_cursor").asText()).json();
    assertThat(rest.get("events")).hasSize(15 - first);
    assertThat(rest.get("next_cursor").isNull()).isTrue();
  }

  private void record(String environment, String email, String message) {
    log.record(TestEvents.of(component, environment, email, message));
  }

  private List<String> messages(String query) {
    var events = list(query).json().get("events");
    return IntStream.range(0, events.size())
        .mapToObj(events::get)
        .map((JsonNode event) -> event.get("message").asText())
        .toList();
  }

  private ApiResponse list(String query) {
    return reader.get("/events?component=" + component + query).expect(200);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
