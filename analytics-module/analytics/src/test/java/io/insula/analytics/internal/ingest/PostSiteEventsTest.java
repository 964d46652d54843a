package io.insula.analytics.internal.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import io.insula.testkit.SettableClock;
import io.insula.testkit.TestUsers;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@MicronautTest(transactional = false)
@Property(name = "insula.test.settable-clock", value = "true")
class PostSiteEventsTest {
  @Inject EmbeddedServer server;
  @Inject Jdbi jdbi;
  @Inject SettableClock clock;

  private ApiClient site;

  @BeforeEach
  void sign_in() {
    site = TestUsers.of(server.getURI()).service("site");
  }

  @Test
  void an_event_is_stored_as_it_was_sent() {
    var event = RawRowFixtures.event().put("value", 49.90).put("currency", "EUR");

    assertThat(post(event).expect(201).body()).isEqualTo(RawRowFixtures.taken(1, 0));

    assertThat(stored(event, "concat_ws(' ', name, user_id, value, currency)"))
        .isEqualTo("signup 6666bd053866341d6ad30000 49.9 EUR");
    assertThat(stored(event, "extract(epoch FROM at)")).isEqualTo("1674045221.127641");
  }

  @Test
  void one_of_fingerprint_and_user_is_enough() {
    var event = RawRowFixtures.event();
    post(event.deepCopy().put("user_id", "")).expect(201);
    post(event.deepCopy().putNull("fingerprint")).expect(201);
    post(event.deepCopy().put("fingerprint", "").putNull("user_id")).expect(400);
    event.remove("user_id");
    event.remove("fingerprint");

    var answer = post(event).expect(400);

    assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo("fingerprint");
  }

  @Test
  void a_name_is_stored_in_its_normal_form() {
    var event = RawRowFixtures.event().put("name", "sign\u00adup\u200b ");
    post(event).expect(201);

    assertThat(stored(event, "name")).isEqualTo("signup");
  }

  @Test
  void any_name_of_up_to_64_characters_is_accepted() {
    var emoji = "\ud83c\udfa1";
    post(RawRowFixtures.event().put("name", emoji.repeat(64))).expect(201);
    post(RawRowFixtures.event().put("name", " ")).expect(201);
    post(RawRowFixtures.event().put("name", "'; DROP TABLE analytics.event; --")).expect(201);
    post(RawRowFixtures.event().put("name", emoji.repeat(65))).expect(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          name        | null
          name        | {}
          name        | ["signup"]
          name        | ""
          name        | 7
          name        | "a\\u0000b"
          name        | "\\udc00"
          fingerprint | 7
          user_id     | {}
          value       | "49.90"
          value       | " "
          value       | 1000000000000.01
          value       | -1000000000001
          value       | 0.0000001
          value       | 1e400
          value       | 1e13
          value       | {}
          currency    | "eur"
          currency    | "EURO"
          currency    | "ZZZ"
          currency    | 978
          created_at  | "not a date"
          url         | "https://shop.example/"
          """)
  void a_bad_field_is_reported_and_nothing_is_stored(String field, String value) {
    var before = RawRowFixtures.stored(jdbi);
    var event = RawRowFixtures.event();
    event.remove(field);
    var body = "{\"" + field + "\":" + value + "," + event.toString().substring(1);

    var answer = post(body).expect(400);

    assertThat(answer.json().get("errors").findValuesAsText("field")).contains(field);
    assertThat(RawRowFixtures.stored(jdbi)).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "1000000000000, 1000000000000",
    "-1000000000000.000000000, -1000000000000",
    "0.000001, 0.000001",
    "1e6, 1000000",
    "0, 0"
  })
  void amounts_keep_all_their_digits(String sent, String kept) {
    var event = RawRowFixtures.event();

    post(event.toString().replaceFirst("\\{", "{\"value\":" + sent + ",")).expect(201);

    assertThat(stored(event, "value")).isEqualTo(kept);
  }

  @Test
  void a_row_without_a_time_has_the_present_time() {
    var event = RawRowFixtures.event();
    event.remove("created_at");
    var other = RawRowFixtures.event().putNull("created_at");

    post(event).expect(201);
    post(other).expect(201);

    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var expected = String.format("%d.%06d", now.getEpochSecond(), now.getNano() / 1_000);
    assertThat(stored(event, "extract(epoch FROM at)")).isEqualTo(expected);
    assertThat(stored(other, "extract(epoch FROM at)")).isEqualTo(expected);
  }

  @Test
  void a_time_can_be_at_most_a_day_ahead() {
    var day = clock.instant().plus(Duration.ofDays(1));

    post(RawRowFixtures.event().put("created_at", day.toString())).expect(201);
    post(RawRowFixtures.event().put("created_at", day.plus(1, ChronoUnit.MICROS).toString()))
        .expect(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1970-01-01 00:00:00 UTC          | 0.000000
          1970-01-01 00:00:00.1234567 UTC  | 0.123456
          2023-01-20T14:02:21.16808Z       | 1674223341.168080
          2023-01-20T15:02:21+01:00        | 1674223341.000000
          2016-12-31 23:59:60 UTC          | 1483228800.000000
          2024-01-01 00:00:00+00           | 1704067200.000000
          2024-01-01 05:30:00.25+05:30     | 1704067200.250000
          2023-12-31 20:30:00.123456-03:30 | 1704067200.123456
          1970-12-31 23:15:30-00:44:30     | 31536000.000000
          """)
  void times_are_read_to_the_microsecond(String sent, String second) {
    var event = RawRowFixtures.event().put("created_at", sent);

    post(event).expect(201);

    assertThat(stored(event, "extract(epoch FROM at)")).isEqualTo(second);
  }

  @Test
  void events_of_known_bots_are_stored_separately() {
    var event = RawRowFixtures.event().put("user_agent", "Googlebot/2.1");
    event.put("id", "0190b6a5-0000-7000-8000-000000000002");

    assertThat(post(event).expect(201).body()).isEqualTo(RawRowFixtures.taken(1, 0));

    assertThat(
            RawRowFixtures.text(
                jdbi,
                "SELECT kind || ' ' || (row ->> 'name') FROM analytics.bot_row WHERE fingerprint ="
                    + " '"
                    + event.get("fingerprint").asText()
                    + "'"))
        .isEqualTo("event signup");
  }

  private String stored(ObjectNode event, String column) {
    return RawRowFixtures.text(
        jdbi,
        "SELECT "
            + column
            + " FROM analytics.event WHERE fingerprint = '"
            + event.get("fingerprint").asText()
            + "'");
  }

  private ApiResponse post(ObjectNode event) {
    return post(event.toString());
  }

  private ApiResponse post(String body) {
    return RawRowFixtures.post(site, RawRowFixtures.EVENTS, body);
  }
}
