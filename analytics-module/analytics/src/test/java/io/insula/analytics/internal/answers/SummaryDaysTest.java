package io.insula.analytics.internal.answers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.insula.analytics.internal.folding.Recomputation;
import io.insula.testkit.SettableClock;
import io.insula.testkit.TestUsers;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@MicronautTest(transactional = false)
@Property(name = "insula.test.settable-clock", value = "true")
class SummaryDaysTest {
  @Inject EmbeddedServer server;
  @Inject Jdbi jdbi;
  @Inject SettableClock clock;

  private TrackedSite site;

  @BeforeEach
  void begin_anew() {
    jdbi.useHandle(Recomputation::beginAnew);
    clock.set(Instant.parse("2026-03-01T11:00:00Z"));
    site = new TrackedSite(TestUsers.of(server.getURI()).service("site"));
  }

  private JsonNode days(String question) {
    return site.asks("/analytics/summary" + question).required("per_day");
  }

  @Test
  void six_visitors_of_a_day_of_26_hours_are_all_counted() {
    // In Antarctica/Troll, this day has 26 hours: from 22:00 UTC on the 29th to 24:00 UTC on the
    // 30th.
    site.sendPageview("2022-10-29T22:30:00Z", "early", null, TrackedSite.PLAIN);
    for (int i = 0; i < 5; i++) {
      site.sendPageview("2022-10-30T23:3" + i + ":00Z", "late" + i, null, TrackedSite.PLAIN);
    }

    assertThat(days("?tz=Antarctica/Troll&from=2022-10-30&to=2022-10-30").toString())
        .isEqualTo("[{\"day\":\"2022-10-30\",\"pageviews\":6,\"visitors\":6,\"signups\":0}]");
  }

  /** The page view is at 04:30 UTC, when America still has the previous day. */
  @ParameterizedTest
  @CsvSource({
    "EST, 2023-01-10",
    "MST, 2023-01-10",
    "HST, 2023-01-10",
    "GMT%2B0, 2023-01-11",
    "GMT-0, 2023-01-11",
    "GMT0, 2023-01-11",
    "UTC%2B2, 2023-01-11",
    "GMT-04:30, 2023-01-11",
    "UTC-5, 2023-01-10"
  })
  void days_of_a_zone_with_an_older_name_are_counted(String zone, String day) {
    site.sendPageview("2023-01-11T04:30:00Z", "ade", null, TrackedSite.PLAIN);

    assertThat(TrackedSite.texts(days("?tz=" + zone), "day")).containsExactly(day);
  }

  @Test
  void a_day_of_taiwan_begins_eight_hours_earlier() {
    site.sendPageview("2023-01-11T16:00:00Z", "ade", null, TrackedSite.PLAIN);

    assertThat(TrackedSite.texts(days("?tz=ROC"), "day")).containsExactly("2023-01-12");
  }

  @Test
  void a_period_can_be_sent_as_postgresql_prints_times() {
    site.sendPageview("2023-01-11T10:00:00Z", "ade", null, TrackedSite.PLAIN);

    var period = "?from=2023-01-11%2015:30:00%2B05:30&to=2023-01-11%2010:00:00.000001%2B00";
    assertThat(days(period).toString())
        .isEqualTo("[{\"day\":\"2023-01-11\",\"pageviews\":1,\"visitors\":1,\"signups\":0}]");
  }

  @Test
  void requested_days_are_listed_even_if_empty() {
    site.sendPageview("2023-01-11T10:00:00Z", "ade", null, TrackedSite.PLAIN);

    assertThat(days("?from=2023-01-10&to=2023-01-12").toString())
        .isEqualTo(
            "[{\"day\":\"2023-01-10\",\"pageviews\":0,\"visitors\":0,\"signups\":0},"
                + "{\"day\":\"2023-01-11\",\"pageviews\":1,\"visitors\":1,\"signups\":0},"
                + "{\"day\":\"2023-01-12\",\"pageviews\":0,\"visitors\":0,\"signups\":0}]");
    assertThat(TrackedSite.texts(days("?to=2023-01-12"), "day"))
        .containsExactly("2023-01-11", "2023-01-12");
    assertThat(TrackedSite.texts(days(""), "day")).containsExactly("2023-01-11");
  }

  @Test
  void no_day_is_later_than_today_in_its_zone_unless_it_has_data() {
    assertThat(TrackedSite.texts(days("?from=2026-02-28&to=2026-12-31"), "day"))
        .containsExactly("2026-02-28", "2026-03-01");
    assertThat(
            TrackedSite.texts(days("?from=2026-02-28&to=2026-12-31&tz=Pacific/Kiritimati"), "day"))
        .containsExactly("2026-02-28", "2026-03-01", "2026-03-02");
    assertThat(TrackedSite.texts(days("?from=2026-03-02"), "day")).isEmpty();

    site.sendPageview("2026-03-02T10:00:00Z", "early", null, TrackedSite.PLAIN);
    assertThat(TrackedSite.texts(days("?from=2026-02-28"), "day"))
        .hasSize(3)
        .endsWith("2026-03-02");
  }

  @Test
  void one_old_row_does_not_add_many_days() {
    site.sendEvent("1970-01-01T00:00:00Z", "signup", "ade", null);
    site.sendPageview("2023-06-30T10:00:00Z", "ade", null, TrackedSite.PLAIN);

    var summary = site.asks("/analytics/summary");

    assertThat(summary.required("signups").asLong()).isEqualTo(1);
    var days = TrackedSite.texts(summary.required("per_day"), "day");
    assertThat(days).hasSize(90).startsWith("2023-04-02").endsWith("2023-06-30");
    assertThat(TrackedSite.texts(days("?to=2023-05-31"), "day")).hasSize(90).endsWith("2023-05-31");
    assertThat(TrackedSite.texts(days("?from=2022-01-01&to=2023-02-04"), "day"))
        .hasSize(400)
        .startsWith("2022-01-01");
  }

  @Test
  void a_long_period_lists_its_last_days_and_sums_all_days() {
    site.sendEvent("2001-01-01T00:00:00Z", "signup", "ade", null);
    site.sendPageview("2023-06-30T10:00:00Z", "ade", null, TrackedSite.PLAIN);

    var summary = site.asks("/analytics/summary?from=2000-01-01&to=2023-06-30");

    assertThat(summary.required("signups").asLong()).isEqualTo(1);
    assertThat(TrackedSite.texts(summary.required("per_day"), "day"))
        .hasSize(400)
        .startsWith("2022-05-27")
        .endsWith("2023-06-30");
  }

  @Test
  void days_with_any_bounds_are_counted_to_the_microsecond() {
    site.sendPageview("2023-01-11T10:07:29.999999Z", "early", null, TrackedSite.PLAIN);
    site.sendPageview("2023-01-11T10:07:30Z", "ade", null, TrackedSite.PLAIN);
    site.sendPageview("2023-01-11T10:08:00Z", "ade", null, TrackedSite.PLAIN);
    site.sendPageview("2023-01-11T11:59:59.999999Z", "eve", null, TrackedSite.PLAIN);
    site.sendPageview("2023-01-11T12:00:00Z", "late", null, TrackedSite.PLAIN);

    assertThat(days("?from=2023-01-11T10:07:30Z&to=2023-01-11T12:00:00Z").toString())
        .isEqualTo("[{\"day\":\"2023-01-11\",\"pageviews\":3,\"visitors\":2,\"signups\":0}]");
  }

  @Test
  void days_of_a_zone_with_an_offset_in_seconds_are_counted() {
    // Until 1972, Liberia was 44 minutes and 30 seconds behind UTC.
    site.sendPageview("1971-02-02T00:44:29Z", "early", null, TrackedSite.PLAIN);
    site.sendPageview("1971-02-02T00:44:30Z", "ade", null, TrackedSite.PLAIN);

    assertThat(days("?tz=Africa/Monrovia&from=1971-02-01&to=1971-02-02").toString())
        .isEqualTo(
            "[{\"day\":\"1971-02-01\",\"pageviews\":1,\"visitors\":1,\"signups\":0},"
                + "{\"day\":\"1971-02-02\",\"pageviews\":1,\"visitors\":1,\"signups\":0}]");
  }
}
