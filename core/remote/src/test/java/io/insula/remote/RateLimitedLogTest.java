package io.insula.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimitedLogTest {
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
  private final RateLimitedLog rateLimitedLog = new RateLimitedLog(now::get);

  @Test
  void the_same_message_is_allowed_again_after_a_minute() {
    assertThat(rateLimitedLog.allows("front")).isTrue();
    assertThat(rateLimitedLog.allows("front")).isFalse();
    assertThat(rateLimitedLog.allows("other")).isTrue();

    now.addAndGet(Duration.ofMinutes(1).toNanos());
    assertThat(rateLimitedLog.allows("front")).isTrue();
  }

  @Test
  void many_names_do_not_cause_many_lines() {
    var told = IntStream.range(0, 1_000).filter(i -> rateLimitedLog.allows("name " + i)).count();

    assertThat(told).isEqualTo(100);
    now.addAndGet(Duration.ofMinutes(1).toNanos());
    assertThat(rateLimitedLog.allows("name 0")).isTrue();
  }
}
