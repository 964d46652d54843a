package io.insula.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogRateLimiterTest {
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
  private final LogRateLimiter logRateLimiter = new LogRateLimiter(now::get);

  @Test
  void the_same_message_is_allowed_again_after_a_minute() {
    assertThat(logRateLimiter.allows("front")).isTrue();
    assertThat(logRateLimiter.allows("front")).isFalse();
    assertThat(logRateLimiter.allows("other")).isTrue();

    now.addAndGet(Duration.ofMinutes(1).toNanos());
    assertThat(logRateLimiter.allows("front")).isTrue();
  }

  @Test
  void many_names_do_not_cause_many_lines() {
    var told = IntStream.range(0, 1_000).filter(i -> logRateLimiter.allows("name " + i)).count();

    assertThat(told).isEqualTo(100);
    now.addAndGet(Duration.ofMinutes(1).toNanos());
    assertThat(logRateLimiter.allows("name 0")).isTrue();
  }
}
