package io.insula.kernel.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingBoundsTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void values_on_the_bounds_are_accepted() {
    assertThatCode(
            () -> {
              SettingBounds.check("INSULA_X", 1, 1, 9);
              SettingBounds.check("INSULA_X", 9, 1, 9);
              SettingBounds.check("INSULA_X", SECOND, SECOND, HOUR);
              SettingBounds.check("INSULA_X", HOUR, SECOND, HOUR);
              SettingBounds.check("INSULA_X", Duration.ofMillis(1), HOUR);
            })
        .doesNotThrowAnyException();
  }

  @Test
  void a_number_out_of_bounds_is_refused() {
    assertRefused(() -> SettingBounds.check("INSULA_X", 0, 1, 9), "1 to 9, not 0");
    assertRefused(() -> SettingBounds.check("INSULA_X", 10, 1, 9), "1 to 9, not 10");
  }

  @Test
  void a_text_that_is_not_a_number_is_refused() {
    assertThat(SettingBounds.parse("INSULA_X", " 9 ", 1, 9)).isEqualTo(9);
    for (var wrong : List.of("", "x", "1.5", "99999999999")) {
      assertRefused(() -> SettingBounds.parse("INSULA_X", wrong, 1, 9), "1 to 9, not " + wrong);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0s",
    "PT-5S, -5s",
    "PT0.5S, 500ms",
    "PT-0.5S, -500ms",
    "PT61M, 61m",
    "PT3601S, 3601s",
    "PT5H, 5h",
    "P3D, 3d",
    "PT0.0000005S, PT0.0000005S",
    "PT2562047788015215H30M7S, 9223372036854775807s"
  })
  void a_duration_out_of_bounds_is_refused_in_the_notation_of_settings(
      Duration wrong, String written) {
    assertRefused(
        () -> SettingBounds.check("INSULA_X", wrong, SECOND, HOUR), "1s to 1h, not " + written);
  }

  @Test
  void a_duration_is_at_least_a_millisecond() {
    assertRefused(
        () -> SettingBounds.check("INSULA_X", Duration.ofNanos(999_999), HOUR),
        "1ms to 1h, not PT0.000999999S");
  }

  private static void assertRefused(ThrowingCallable check, String why) {
    assertThatExceptionOfType(InvalidConfigurationException.class)
        .isThrownBy(check)
        .withMessage("INSULA_X must be " + why);
  }
}
