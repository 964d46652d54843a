package io.insula.kernel.base.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WholeSecondsTest {
  @ParameterizedTest
  @CsvSource({"PT0S, 0", "PT0.000000001S, 1", "PT1S, 1", "PT1.000000001S, 2", "PT90M, 5400"})
  void a_part_of_a_second_counts_as_a_whole_one(Duration time, long seconds) {
    assertThat(WholeSeconds.roundedUp(time)).isEqualTo(seconds);
  }
}
