package io.insula.activity.internal.find;

import io.insula.api.InputChecks;
import io.insula.kernel.web.ClientTimeParser;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The range of time between two dates from a client, both inclusive. A date is a day in UTC ({@code
 * 04-16-2021} or {@code 2021-04-16}), or a time for {@link ClientTimeParser}.
 *
 * @param from the first time of the range, in microseconds; null without a first date
 * @param until the first time after the range, in microseconds; null without a last date
 */
record DateRange(@Nullable Instant from, @Nullable Instant until) {
  private static final List<DateTimeFormatter> DAYS =
      List.of(strict("MM-dd-uuuu"), strict("uuuu-MM-dd"));

  private static final int LAST_YEAR = 9999;

  private static final String COMPLAINT =
      "must be a date like 04-16-2021 or 2021-04-16, or a time like 2021-04-16T09:30:00Z";

  /**
   * Parses a range. Adds an error for each malformed date, and for two dates in the wrong order.
   */
  static DateRange parse(InputChecks checks, @Nullable String from, @Nullable String to) {
    var start = read(checks, "from_date", from, DateRange::startOf);
    var end = read(checks, "to_date", to, DateRange::endOf);
    checks.that(
        start == null || end == null || start.isBefore(end),
        "from_date",
        "must not be after to_date");
    return new DateRange(start, end);
  }

  private static @Nullable Instant read(
      InputChecks checks,
      String field,
      @Nullable String text,
      Function<String, Optional<Instant>> reader) {
    if (text == null) {
      return null;
    }
    var time = reader.apply(text);
    // The message for a time with a space explains that an unescaped plus sign in a URL means a
    // space.
    checks.that(
        time.isPresent(),
        field,
        text.indexOf(' ') < 0 ? COMPLAINT : COMPLAINT + "; in a URL write + as %2B");
    return time.orElse(null);
  }

  private static Optional<Instant> startOf(String text) {
    return day(text)
        .map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant())
        .or(() -> ClientTimeParser.parse(text).map(DateRange::roundUp));
  }

  private static Optional<Instant> endOf(String text) {
    return day(text)
        .map(day -> day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant())
        .or(
            () ->
                ClientTimeParser.parse(text)
                    .map(time -> time.truncatedTo(ChronoUnit.MICROS).plus(1, ChronoUnit.MICROS)));
  }

  private static Instant roundUp(Instant time) {
    var down = time.truncatedTo(ChronoUnit.MICROS);
    return down.equals(time) ? down : down.plus(1, ChronoUnit.MICROS);
  }

  private static Optional<LocalDate> day(String text) {
    return DAYS.stream().flatMap(format -> tryDay(format, text).stream()).findFirst();
  }

  private static Optional<LocalDate> tryDay(DateTimeFormatter format, String text) {
    try {
      return Optional.of(LocalDate.parse(text, format)).filter(day -> hasYear(day.getYear()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static boolean hasYear(int year) {
    return year >= 0 && year <= LAST_YEAR;
  }

  private static DateTimeFormatter strict(String pattern) {
    return DateTimeFormatter.ofPattern(pattern).withResolverStyle(ResolverStyle.STRICT);
  }
}
