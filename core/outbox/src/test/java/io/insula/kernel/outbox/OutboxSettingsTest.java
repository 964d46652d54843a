package io.insula.kernel.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.insula.kernel.base.InvalidConfigurationException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboxSettingsTest {
  private static final Duration LEASE = Duration.ofSeconds(5);

  @ParameterizedTest
  @ValueSource(longs = {2_501, 5_000, 60_000})
  void a_poll_interval_in_which_a_lease_can_expire_is_refused_with_both_settings(long pollMillis) {
    assertThatExceptionOfType(InvalidConfigurationException.class)
        .isThrownBy(() -> polling(Duration.ofMillis(pollMillis)))
        .withMessageStartingWith(
            "INSULA_OUTBOX_POLL_INTERVAL must be at most half of INSULA_OUTBOX_LEASE.");
  }

  @Test
  void a_poll_interval_of_half_the_lease_is_accepted() {
    assertThat(polling(LEASE.dividedBy(2)).lease()).isEqualTo(LEASE);
  }

  private static OutboxSettings polling(Duration interval) {
    var minute = Duration.ofMinutes(1);
    return new OutboxSettings(1, 1, LEASE, interval, minute, minute, minute, minute, minute);
  }
}
