package io.insula.kernel.base.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.kernel.base.time.RetentionClockGuard.Reading;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RetentionClockGuardTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void a_run_an_hour_after_the_last_one_deletes() {
    assertThat(read(NOW, NOW.minus(HOUR))).isEqualTo(new Reading(NOW, true));
    assertThat(read(NOW, NOW.minus(Duration.ofDays(1)))).isEqualTo(new Reading(NOW, true));
  }

  @Test
  void the_first_run_deletes_nothing() {
    assertThat(read(NOW, null)).isEqualTo(new Reading(NOW, false));
  }

  @Test
  void after_a_jump_of_two_years_nothing_is_deleted_for_a_month_of_runs() {
    var later = NOW.plus(Duration.ofDays(730));

    var runs = runs(later, NOW).takeWhile(reading -> !reading.isCredible()).toList();

    assertThat(runs)
        .hasSize(729)
        .first()
        .isEqualTo(new Reading(NOW.plus(Duration.ofDays(1)), false));
    assertThat(read(later, runs.getLast().time())).isEqualTo(new Reading(later, true));
  }

  @Test
  void a_clock_that_is_set_right_again_deletes_only_by_the_right_time() {
    var inTheFuture = read(NOW.plus(Duration.ofDays(730)), NOW).time();

    assertThat(read(NOW.plus(HOUR), inTheFuture)).isEqualTo(new Reading(NOW.plus(HOUR), true));
  }

  @Test
  void a_job_that_deletes_nothing_keeps_the_same_times() {
    for (var last : Arrays.asList(null, NOW.minus(HOUR), NOW.minus(Duration.ofDays(9)))) {
      assertThat(guard(NOW).advance(last)).isEqualTo(read(NOW, last).time());
    }
  }

  private static Stream<Reading> runs(Instant now, Instant last) {
    return Stream.iterate(read(now, last), reading -> read(now, reading.time()));
  }

  private static Reading read(Instant now, @Nullable Instant last) {
    return guard(now).read("a job", last);
  }

  private static RetentionClockGuard guard(Instant now) {
    return new RetentionClockGuard(Clock.fixed(now, ZoneOffset.UTC));
  }
}
