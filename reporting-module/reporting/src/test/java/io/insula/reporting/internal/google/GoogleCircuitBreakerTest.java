package io.insula.reporting.internal.google;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.reporting.internal.tickets.ReportFailedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class GoogleCircuitBreakerTest {
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
  private final GoogleCircuitBreaker breaker = new GoogleCircuitBreaker(clock);

  private void pass(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }

  private void fail(int times) {
    for (var i = 0; i < times; i++) {
      breaker.recordFailure();
    }
  }

  @Test
  void after_three_failures_in_a_row_nothing_is_sent_for_a_minute() {
    fail(3);

    assertThatThrownBy(breaker::check)
        .isInstanceOf(ReportFailedException.class)
        .hasMessageContaining("1970-01-01T00:01:00Z");
    pass(Duration.ofSeconds(61));
    assertThatCode(breaker::check).doesNotThrowAnyException();
  }

  @Test
  void a_failure_after_the_minute_begins_another_one() {
    fail(3);
    pass(Duration.ofSeconds(61));

    breaker.recordFailure();

    assertThatThrownBy(breaker::check).isInstanceOf(ReportFailedException.class);
  }

  @Test
  void a_success_resets_the_count_of_failures() {
    fail(2);
    breaker.recordSuccess();
    fail(2);

    assertThatCode(breaker::check).doesNotThrowAnyException();
  }
}
