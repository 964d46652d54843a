package io.insula.kernel.base.time;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class DatabaseClockOffsetTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private final DatabaseClockOffset correction = new DatabaseClockOffset();

  @Test
  void a_clock_that_is_right_is_not_corrected() {
    measure(Duration.ofMillis(900), Duration.ofMillis(1));

    assertThat(correction.current()).isZero();
    assertThat(correction.isBeyondDrift()).isFalse();
  }

  @Test
  void a_wrong_clock_is_corrected_by_how_far_it_is_off() {
    measure(Duration.ofDays(-400), Duration.ofMillis(2));

    assertThat(correction.current()).isEqualTo(Duration.ofDays(-400).minusMillis(1));
    assertThat(correction.isBeyondDrift()).isTrue();
  }

  @Test
  void a_wrong_clock_is_reported_once_and_again_when_it_is_right() {
    var lines = new ListAppender<ILoggingEvent>();
    lines.start();
    var log = (Logger) LoggerFactory.getLogger(DatabaseClockOffset.class);
    log.addAppender(lines);
    try {
      measure(Duration.ofMinutes(-2), Duration.ZERO);
      measure(Duration.ofMinutes(-2), Duration.ofMillis(1));
      measure(Duration.ZERO, Duration.ofMillis(1));
    } finally {
      log.detachAppender(lines);
    }

    assertThat(lines.list)
        .extracting(line -> line.getLevel() + " " + line.getFormattedMessage())
        .containsExactly(
            "WARN The clock of this machine is 120 s ahead of the clock of the database. The server"
                + " uses the time of the database. Correct the clock of this machine",
            "INFO The clock of this machine agrees with the clock of the database again");
  }

  @Test
  void a_correction_stays_while_measurements_agree_with_it() {
    measure(Duration.ofSeconds(50), Duration.ZERO);
    measure(Duration.ofMillis(50_400), Duration.ofMillis(3));

    assertThat(correction.current()).isEqualTo(Duration.ofSeconds(50));
    assertThat(correction.isBeyondDrift()).isFalse();
  }

  @Test
  void an_answer_that_took_long_proves_no_difference() {
    measure(Duration.ofSeconds(5), Duration.ofSeconds(9));

    assertThat(correction.current()).isZero();
  }

  @Test
  void a_clock_that_was_set_right_is_no_longer_corrected() {
    measure(Duration.ofDays(3), Duration.ZERO);
    measure(Duration.ofMillis(20), Duration.ofMillis(1));

    assertThat(correction.current()).isZero();
  }

  /**
   * @param behind how far this machine's clock is behind the database's at the request
   * @param waited the time until the answer
   */
  private void measure(Duration behind, Duration waited) {
    correction.measured(NOON, NOON.plus(behind), NOON.plus(waited));
  }
}
