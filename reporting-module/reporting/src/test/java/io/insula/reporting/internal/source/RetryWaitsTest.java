package io.insula.reporting.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.reporting.internal.remote.Backoff;
import io.insula.reporting.internal.remote.RetryAfter;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryWaitsTest {
  private final RetryAfter header =
      new RetryAfter(Clock.fixed(SnapshotAnswers.NOW, ZoneOffset.UTC));

  @Test
  void waits_double_up_to_the_longest_and_differ() {
    var backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1));

    for (var i = 0; i < 100; i++) {
      assertThat(backoff.after(1)).isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
      assertThat(backoff.after(3)).isBetween(Duration.ofMillis(200), Duration.ofMillis(400));
      assertThat(backoff.after(1_000)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
    }
  }

  @Test
  void retry_after_can_be_seconds_or_a_date() {
    assertThat(header.read(" 12 ")).contains(Duration.ofSeconds(12));
    assertThat(header.read("Fri, 01 May 2026 12:01:00 GMT")).contains(Duration.ofMinutes(1));
    assertThat(header.read("Thu, 30 Apr 2026 12:01:00 GMT")).contains(Duration.ZERO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-1", "1.5", "99999999999999999999"})
  void any_other_value_of_retry_after_is_ignored(String text) {
    assertThat(header.read(text)).isEmpty();
  }
}
