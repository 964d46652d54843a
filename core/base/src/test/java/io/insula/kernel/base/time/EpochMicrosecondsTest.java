package io.insula.kernel.base.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EpochMicrosecondsTest {
  @ParameterizedTest
  @CsvSource({
    "1970-01-01T00:00:00Z, 0",
    "1970-01-01T00:00:01.000002999Z, 1000002",
    "1969-12-31T23:59:59.999999999Z, -1",
    "1969-12-31T23:59:59.999999Z, -1",
    "1969-12-31T23:59:58.5Z, -1500000"
  })
  void instants_are_rounded_down_on_both_sides_of_1970(Instant instant, long microseconds) {
    assertThat(EpochMicroseconds.of(instant)).isEqualTo(microseconds);
    assertThat(EpochMicroseconds.of(EpochMicroseconds.toInstant(microseconds)))
        .isEqualTo(microseconds);
  }
}
