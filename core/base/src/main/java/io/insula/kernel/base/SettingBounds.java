package io.insula.kernel.base;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks the bounds of numbers and durations in settings. Records of settings call this class at
 * start-up, so that a wrong setting stops the start.
 */
public final class SettingBounds {
  private static final Duration MIN_DURATION = Duration.ofMillis(1);

  private static final Duration MAX_SHOWN_IN_MILLIS = Duration.ofHours(1);

  /**
   * The units that are longer than a second, the longest first, each with its length in seconds.
   */
  private static final List<Map.Entry<Long, String>> LONG_UNITS =
      List.of(Map.entry(86_400L, "d"), Map.entry(3_600L, "h"), Map.entry(60L, "m"));

  private SettingBounds() {}

  /**
   * Checks a number.
   *
   * @param variable the environment variable of the setting
   * @param min the lower bound, inclusive
   * @param max the upper bound, inclusive
   * @throws InvalidConfigurationException if the value is out of bounds
   */
  public static void check(String variable, long value, long min, long max) {
    if (value < min || value > max) {
      throw refused(variable, Long.toString(min), Long.toString(max), Long.toString(value), null);
    }
  }

  /**
   * Reads a number.
   *
   * @param variable the environment variable of the setting
   * @param min the lower bound, inclusive
   * @param max the upper bound, inclusive
   * @throws InvalidConfigurationException if the text is not a number, or is out of bounds
   */
  public static int parse(String variable, String text, int min, int max) {
    try {
      var value = Integer.parseInt(text.strip());
      check(variable, value, min, max);
      return value;
    } catch (NumberFormatException e) {
      throw refused(variable, Integer.toString(min), Integer.toString(max), text, e);
    }
  }

  /**
   * Checks a duration.
   *
   * @param variable the environment variable of the setting
   * @param min the lower bound, inclusive
   * @param max the upper bound, inclusive
   * @throws InvalidConfigurationException if the value is out of bounds
   */
  public static void check(String variable, Duration value, Duration min, Duration max) {
    if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
      throw refused(variable, text(min), text(max), text(value), null);
    }
  }

  /**
   * Checks that a duration is at least one millisecond and at most {@code max}.
   *
   * @param variable the environment variable of the setting
   * @param max the upper bound, inclusive
   * @throws InvalidConfigurationException if the value is out of bounds
   */
  public static void check(String variable, Duration value, Duration max) {
    check(variable, value, MIN_DURATION, max);
  }

  private static InvalidConfigurationException refused(
      String variable, String min, String max, String value, @Nullable Throwable cause) {
    return new InvalidConfigurationException(
        "%s must be %s to %s, not %s".formatted(variable, min, max, value), cause);
  }

  /** Returns a duration as it is written in settings, for instance {@code 90s} or {@code 2d}. */
  private static String text(Duration duration) {
    if (duration.getNano() != 0) {
      return Math.abs(duration.getSeconds()) < MAX_SHOWN_IN_MILLIS.toSeconds()
              && duration.getNano() % MIN_DURATION.getNano() == 0
          ? duration.toMillis() + "ms"
          : duration.toString();
    }
    var seconds = duration.getSeconds();
    return LONG_UNITS.stream()
        .filter(unit -> seconds != 0 && seconds % unit.getKey() == 0)
        .findFirst()
        .map(unit -> seconds / unit.getKey() + unit.getValue())
        .orElse(seconds + "s");
  }
}
