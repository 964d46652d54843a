package io.insula.kernel.web;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses times in the format of RFC 3339, section 5.6. */
public final class Rfc3339Parser {
  private static final Pattern TIME =
      Pattern.compile(
          "(\\d{4})-(\\d\\d)-(\\d\\d)[Tt](\\d\\d):(\\d\\d):(\\d\\d)(?:\\.(\\d+))?"
              + "(?:[Zz]|([+-])(\\d\\d):(\\d\\d))");

  private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private static final int NANO_DIGITS = 9;
  private static final int LEAP_SECOND = 60;
  private static final int SECONDS_PER_DAY = 24 * 60 * 60;

  private Rfc3339Parser() {}

  /**
   * Parses a time. Digits of a fraction after the ninth are ignored. A leap second at the end of a
   * UTC day counts as the next second.
   *
   * @return empty if the text is malformed, or if the year in UTC is not 0 to 9999
   */
  public static Optional<Instant> parse(String text) {
    var parts = TIME.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      return instant(parts).filter(Rfc3339Parser::isWritable);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Returns whether this format can represent a time in UTC: the year must be 0 to 9999. */
  static boolean isWritable(Instant time) {
    return !time.isBefore(EARLIEST) && !time.isAfter(LATEST);
  }

  private static Optional<Instant> instant(Matcher parts) {
    int second = number(parts, 6);
    boolean isLeap = second == LEAP_SECOND;
    var time =
        LocalDateTime.of(
                number(parts, 1),
                number(parts, 2),
                number(parts, 3),
                number(parts, 4),
                number(parts, 5),
                isLeap ? LEAP_SECOND - 1 : second,
                nanos(parts.group(7)))
            .toInstant(ZoneOffset.UTC)
            .minus(offset(parts));
    if (!isLeap) {
      return Optional.of(time);
    }
    return Optional.of(time.plusSeconds(1))
        .filter(next -> Math.floorMod(next.getEpochSecond(), SECONDS_PER_DAY) == 0);
  }

  private static Duration offset(Matcher parts) {
    if (parts.group(8) == null) {
      return Duration.ZERO;
    }
    int hours = number(parts, 9);
    int minutes = number(parts, 10);
    if (hours > 23 || minutes > 59) {
      throw new DateTimeException("The offset is out of range");
    }
    var offset = Duration.ofHours(hours).plusMinutes(minutes);
    return parts.group(8).equals("-") ? offset.negated() : offset;
  }

  private static int nanos(@Nullable String fraction) {
    if (fraction == null) {
      return 0;
    }
    var digits = fraction.substring(0, Math.min(fraction.length(), NANO_DIGITS));
    return Integer.parseInt(digits + "0".repeat(NANO_DIGITS - digits.length()));
  }

  private static int number(Matcher parts, int group) {
    return Integer.parseInt(parts.group(group));
  }
}
