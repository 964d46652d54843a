package io.insula.kernel.base.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.insula.testkit.SettableClock;
import io.micronaut.context.ApplicationContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClockTest {
  @Test
  void the_clock_is_in_utc_and_whole_microseconds() {
    try (var context = ApplicationContext.run()) {
      var clock = context.getBean(Clock.class);
      assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
      assertThat(clock.instant()).isCloseTo(Instant.now(), within(5, ChronoUnit.SECONDS));
      assertThat(clock.instant().getNano() % 1000).isZero();
    }
  }

  @Test
  void a_test_can_get_a_settable_clock() {
    try (var context = ApplicationContext.run(Map.of("insula.test.settable-clock", "true"))) {
      var clock = context.getBean(Clock.class);
      var before = clock.instant();
      context.getBean(SettableClock.class).advance(Duration.ofDays(1));
      assertThat(clock.instant()).isEqualTo(before.plus(Duration.ofDays(1)));
    }
  }
}
