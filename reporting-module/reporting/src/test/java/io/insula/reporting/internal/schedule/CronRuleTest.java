package io.insula.reporting.internal.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.api.InvalidInputException;
import io.insula.kernel.base.CannotStartException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronRuleTest {
  private static final Instant NOW = Instant.parse("2026-03-28T12:00:00Z");
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0 0 * * * *",
        "0 * * * * *",
        "59 */15 8-18 * * MON-FRI",
        "0 0 9 1 * ?",
        "0 0 0 29 2 *",
        "0 * * * *",
        "*/5 8-18 * * MON-FRI",
        "@hourly",
        "@Daily",
        "@weekly",
        "@monthly",
        "@yearly",
        "* * * * * *",
        "*/30 * * * * *",
        "0,30 * * * * *",
        "  0 0 6 * * MON#1  ",
        "0 9 28W * *",
        "0 9 LW * *",
        "0 9 15W * *",
        "0 9 L-3 * ?",
        "0 9 31 * *",
        "0 0 0 31W 12 *"
      })
  void these_expressions_are_accepted(String cron) {
    assertThat(CronRule.complaintAbout(cron, NOW)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "* * * *|five fields",
        "0 0 0 * * * *|five fields",
        "@reboot|five fields",
        "-|five fields",
        "''|five fields",
        "60 * * * * *|60",
        "٣ * * * * *|ASCII",
        "@wee\u212Aly|ASCII",
        "0 61 * * * *|61",
        "0 0 25 * * *|25",
        "0 0 0 * * FUNDAY|not a cron expression",
        "0 0 0 30 2 *|never",
        "0 0 31W 2 *|LW for the last working day",
        "0 0 31W * *|LW for the last working day",
        "0 0 0 29W 2 ?|LW for the last working day",
        "0 0 30W * *|LW for the last working day",
        "0 0 29W * *|LW for the last working day",
        "0 0 31W 4 *|LW for the last working day",
      })
  void these_expressions_are_refused_with_the_reason(String cron, String reason) {
    assertThat(CronRule.complaintAbout(cron, NOW))
        .hasValueSatisfying(complaint -> assertThat(complaint).contains(reason));
  }

  @Test
  void a_text_that_is_too_long_is_refused() {
    assertThat(CronRule.complaintAbout("0 0 * * * " + "1,".repeat(60) + "1", NOW)).isPresent();
  }

  @Test
  void hourly_ticks_come_each_hour_across_both_changes_of_the_clocks() {
    for (var day : Stream.of("2026-03-29", "2026-10-25").map(LocalDate::parse).toList()) {
      var expected = day.minusDays(1).atStartOfDay(WARSAW).toInstant();
      var time = expected;
      for (int hour = 0; hour < 72; hour++) {
        expected = expected.plusSeconds(3600);
        time = CronRule.next("0 0 * * * *", WARSAW, time);
        assertThat(time).isEqualTo(expected);
      }
    }
  }

  @Test
  void a_daily_tick_keeps_the_time_of_the_zone_across_the_change_to_summer_time() {
    var saturday = CronRule.next("0 0 9 * * *", WARSAW, Instant.parse("2026-03-28T00:00:00Z"));
    var sunday = CronRule.next("0 0 9 * * *", WARSAW, saturday);

    assertThat(saturday).isEqualTo(Instant.parse("2026-03-28T08:00:00Z"));
    assertThat(sunday).isEqualTo(Instant.parse("2026-03-29T07:00:00Z"));
  }

  @Test
  void five_fields_and_words_mean_full_minutes() {
    var now = Instant.parse("2026-03-28T12:34:56Z");

    assertThat(CronRule.next("35 * * * *", ZoneOffset.UTC, now)).isEqualTo("2026-03-28T12:35:00Z");
    assertThat(CronRule.next("@hourly", ZoneOffset.UTC, now)).isEqualTo("2026-03-28T13:00:00Z");
    assertThat(CronRule.next("@daily", ZoneOffset.UTC, now)).isEqualTo("2026-03-29T00:00:00Z");
    assertThat(CronRule.next("@weekly", ZoneOffset.UTC, now)).isEqualTo("2026-03-29T00:00:00Z");
    assertThat(CronRule.next("@monthly", ZoneOffset.UTC, now)).isEqualTo("2026-04-01T00:00:00Z");
    assertThat(CronRule.next("@yearly", ZoneOffset.UTC, now)).isEqualTo("2027-01-01T00:00:00Z");
    assertThat(CronRule.next("* * * * * *", ZoneOffset.UTC, now)).isEqualTo("2026-03-28T12:34:57Z");
  }

  @Test
  void a_daily_tick_in_the_hour_that_comes_twice_happens_once() {
    var saturday = CronRule.next("30 2 * * *", WARSAW, Instant.parse("2026-10-24T00:00:00Z"));
    var sunday = CronRule.next("30 2 * * *", WARSAW, saturday);
    var monday = CronRule.next("30 2 * * *", WARSAW, sunday);

    assertThat(saturday).isEqualTo(Instant.parse("2026-10-24T00:30:00Z"));
    assertThat(sunday).isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
    assertThat(monday).isEqualTo(Instant.parse("2026-10-26T01:30:00Z"));
  }

  @Test
  void several_times_in_the_hour_that_comes_twice_happen_in_both_hours() {
    var before = Instant.parse("2026-10-24T23:00:00Z");

    assertThat(next("0 15,45 2 * * *", before, 5))
        .containsExactly(
            Instant.parse("2026-10-25T00:15:00Z"),
            Instant.parse("2026-10-25T00:45:00Z"),
            Instant.parse("2026-10-25T01:15:00Z"),
            Instant.parse("2026-10-25T01:45:00Z"),
            Instant.parse("2026-10-26T01:15:00Z"));
    assertThat(next("0 0 2-4 * * *", before, 5))
        .containsExactly(
            Instant.parse("2026-10-25T00:00:00Z"),
            Instant.parse("2026-10-25T01:00:00Z"),
            Instant.parse("2026-10-25T02:00:00Z"),
            Instant.parse("2026-10-25T03:00:00Z"),
            Instant.parse("2026-10-26T01:00:00Z"));
  }

  @Test
  void a_daily_tick_in_the_hour_that_is_skipped_does_not_happen_on_that_day() {
    assertThat(next("30 2 * * *", Instant.parse("2026-03-27T12:00:00Z"), 3))
        .containsExactly(
            Instant.parse("2026-03-28T01:30:00Z"),
            Instant.parse("2026-03-30T00:30:00Z"),
            Instant.parse("2026-03-31T00:30:00Z"));
    assertThat(next("0 0 1-4 * * *", Instant.parse("2026-03-28T12:00:00Z"), 4))
        .containsExactly(
            Instant.parse("2026-03-29T00:00:00Z"),
            Instant.parse("2026-03-29T01:00:00Z"),
            Instant.parse("2026-03-29T02:00:00Z"),
            Instant.parse("2026-03-29T23:00:00Z"));
  }

  private static List<Instant> next(String cron, Instant after, int times) {
    return Stream.iterate(
            CronRule.next(cron, WARSAW, after), last -> CronRule.next(cron, WARSAW, last))
        .limit(times)
        .toList();
  }

  @Test
  void an_unknown_zone_is_refused() {
    for (var zone : new String[] {"Mars/Olympus", "", "europe/warsaw", "+25"}) {
      assertThatThrownBy(() -> ReportSchedule.checked("0 0 * * * *", zone, true, NOW))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("time_zone must be a time zone");
    }
  }

  @Test
  void wrong_settings_stop_the_start_by_their_names() {
    assertThatThrownBy(() -> new ScheduleSettings("hourly", "UTC", true, LOOK))
        .isInstanceOf(CannotStartException.class)
        .hasMessageStartingWith("INSULA_REPORTING_SCHEDULE_CRON must have five fields");
    for (var cron : List.of("0 0 31W 2 *", "0 0 0 29W 2 ?", "0 0 30W * *")) {
      assertThatThrownBy(() -> new ScheduleSettings(cron, "UTC", true, LOOK))
          .isInstanceOf(CannotStartException.class)
          .hasMessageStartingWith("INSULA_REPORTING_SCHEDULE_CRON must not need a day");
    }
    assertThatThrownBy(() -> new ScheduleSettings("0 0 * * * *", "Here", false, LOOK))
        .isInstanceOf(CannotStartException.class)
        .hasMessageStartingWith("INSULA_REPORTING_SCHEDULE_TIME_ZONE must be a time zone");
  }
}
