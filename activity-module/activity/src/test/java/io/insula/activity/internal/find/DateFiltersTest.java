package io.insula.activity.internal.find;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.activity.ActivityLog;
import io.insula.activity.internal.TestEvents;
import io.insula.testkit.ApiClient;
import io.insula.testkit.SettableClock;
import io.insula.testkit.TestUsers;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(transactional = false)
@Property(name = "insula.test.settable-clock", value = "true")
class DateFiltersTest {
  @Inject EmbeddedServer server;
  @Inject ActivityLog log;
  @Inject SettableClock clock;

  private ApiClient reader;
  private final String component = "component-" + UUID.randomUUID();

  @BeforeEach
  void sign_in() {
    // Sets the clock to the past, so that the tests can move it forward. The time of an event is at
    // most ten minutes after the database's time, even if the clock is further ahead.
    var longAgo = Instant.now().minus(Duration.ofDays(10)).truncatedTo(ChronoUnit.MICROS);
    if (clock.instant().isAfter(longAgo.plus(Duration.ofDays(2)))) {
      clock.set(longAgo);
    }
    reader = TestUsers.of(server.getURI()).service("reader");
  }

  @Test
  void dates_are_days_in_utc_or_times_and_include_the_last_day() {
    var start = clock.instant();
    record("today");
    clock.advance(Duration.ofDays(1));
    record("tomorrow");

    var today = start.toString().substring(0, 10);
    var american = today.substring(5) + "-" + today.substring(0, 4);
    assertThat(messages("to_date=" + today)).containsExactly("today");
    assertThat(messages("from_date=" + american + "&to_date=" + american)).containsExactly("today");
    assertThat(messages("from_date=" + today)).containsExactly("tomorrow", "today");
    assertThat(messages("from_date=" + start.plusSeconds(60))).containsExactly("tomorrow");
  }

  @Test
  void a_time_is_exact_to_the_microsecond() {
    var time =
        log.record(TestEvents.of(component, "production", "ade@gmail.com", "now")).createdAt();

    assertThat(messages("from_date=" + time + "&to_date=" + time)).containsExactly("now");
    assertThat(messages("from_date=" + time.plusNanos(1))).isEmpty();
    assertThat(messages("to_date=" + time.minusNanos(1))).isEmpty();
    assertThat(messages("to_date=" + time.plusNanos(999))).containsExactly("now");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000-01-01",
        "01-01-0000",
        "2021-04-16T09:30:00+02:00",
        "2021-04-16T09:30:00-23:59",
        "2021-04-16 09:30:00+00",
        "2021-04-16 09:30:00.123456+05:30",
        "2021-04-16t09:30:00.123456789012345z",
        "2016-12-31T23:59:60Z",
        "2016-12-31T15:59:60.5-08:00"
      })
  void dates_of_all_forms_are_read(String date) {
    record("event");

    assertThat(messages("from_date=" + encode(date))).containsExactly("event");
    assertThat(messages("to_date=" + encode(date))).isEmpty();
  }

  @Test
  void the_last_year_of_four_digits_is_read() {
    record("event");

    for (var date : List.of("9999-12-31", "12-31-9999", "9999-12-31T23:59:59.999999999Z")) {
      assertThat(messages("to_date=" + date)).containsExactly("event");
      assertThat(messages("from_date=" + date)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yesterday",
        "20210416",
        "infinity",
        "2021-4-16",
        "10000-01-01",
        "2021-04-16T09:30Z",
        "2021-04-16T09:30:00",
        "2021-04-16T09:30:00+02:00:30",
        "2021-04-16T09:30:00+02",
        "2021-04-16T09:30:00+24:00",
        "2021-04-16T09:30:00.Z",
        "2021-04-16T24:00:00Z",
        "2021-02-29T09:30:00Z",
        "2021-04-16T09:30:60Z",
        "\u0662021-04-16"
      })
  void anything_else_is_refused(String date) {
    var answer = reader.get("/events?from_date=" + encode(date)).expect(400);

    assertThat(answer.json().at("/errors/0/message").asText())
        .isEqualTo(
            "must be a date like 04-16-2021 or 2021-04-16, or a time like 2021-04-16T09:30:00Z");
  }

  @Test
  void a_plus_sign_that_is_not_escaped_is_explained() {
    var answer = reader.get("/events?to_date=2021-04-16T09:30:00+02:00").expect(400);

    assertThat(answer.json().at("/errors/0/message").asText()).contains("%2B");
  }

  @Test
  void all_errors_are_reported_together() {
    var answer = reader.get("/events?from_date=x&to_date=y&email=" + "e".repeat(255)).expect(400);

    assertThat(answer.json().get("errors").findValuesAsText("field"))
        .containsExactlyInAnyOrder("from_date", "to_date", "email");
  }

  private void record(String message) {
    log.record(TestEvents.of(component, "production", "ade@gmail.com", message));
  }

  private List<String> messages(String query) {
    return reader
        .get("/events?component=" + component + "&" + query)
        .expect(200)
        .json()
        .get("events")
        .findValuesAsText("message");
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
