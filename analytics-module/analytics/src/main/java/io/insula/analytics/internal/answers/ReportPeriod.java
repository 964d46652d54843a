package io.insula.analytics.internal.answers;

import io.insula.analytics.internal.IsoDayParser;
import io.insula.api.InputChecks;
import io.insula.kernel.web.ClientTimeParser;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The period that an answer covers.
 *
 * @param from the first instant of the period
 * @param until the first instant after the period
 */
public record ReportPeriod(Instant from, Instant until) {
  /** The period that contains every raw row. */
  static final ReportPeriod ALWAYS =
      new ReportPeriod(Instant.EPOCH, Instant.parse("9999-01-01T00:00:00Z"));

  private static final String COMPLAINT =
      "must be a day like 2023-01-20, or a time like 2023-01-20T14:02:21Z";

  /**
   * Reads the parameters {@code from} and {@code to}. Each is a day like {@code 2023-01-20} or a
   * time like {@code 2023-01-20T14:02:21Z}. A day in {@code to} is included, a time is not. A
   * missing parameter means no bound. A period outside of {@link #ALWAYS} is empty.
   *
   * <p>Adds an error for each malformed parameter, and if {@code from} is after {@code to}.
   *
   * @param zone the time zone of the days
   */
  static ReportPeriod parse(
      InputChecks checks, @Nullable String from, @Nullable String to, ZoneId zone) {
    var start = read(checks, "from", from, startOfDay(zone));
    var end = read(checks, "to", to, day -> startOfDay(zone).apply(day.plusDays(1)));
    var last = to == null ? end : IsoDayParser.parse(to).map(startOfDay(zone)).or(() -> end);
    var isInOrder = start.isEmpty() || last.isEmpty() || !start.get().isAfter(last.get());
    checks.that(isInOrder, "from", "must not be after to");
    return isInOrder ? between(start.orElse(null), end.orElse(null)) : ALWAYS;
  }

  private static Function<LocalDate, Instant> startOfDay(ZoneId zone) {
    return day -> day.atStartOfDay(zone).toInstant();
  }

  /** Returns the period between two instants; null means that it has no bound on that side. */
  static ReportPeriod between(@Nullable Instant from, @Nullable Instant until) {
    return new ReportPeriod(
        from == null ? ALWAYS.from() : ALWAYS.nearest(from),
        until == null ? ALWAYS.until() : ALWAYS.nearest(until));
  }

  private Instant nearest(Instant time) {
    if (time.isBefore(from)) {
      return from;
    }
    return time.isAfter(until) ? until : time;
  }

  private static Optional<Instant> read(
      InputChecks checks,
      String field,
      @Nullable String text,
      Function<LocalDate, Instant> startOfDay) {
    if (text == null) {
      return Optional.empty();
    }
    var time = IsoDayParser.parse(text).map(startOfDay).or(() -> ClientTimeParser.parse(text));
    // In a URL, an unescaped plus sign means a space.
    checks.that(
        time.isPresent(),
        field,
        text.indexOf(' ') < 0 ? COMPLAINT : COMPLAINT + "; in a URL write + as %2B");
    return time;
  }

  /** Returns the beginning of the period; null if it has none. */
  @Nullable Instant fromOrNull() {
    return from.equals(ALWAYS.from()) ? null : from;
  }

  /** Returns the end of the period; null if it has none. */
  @Nullable Instant untilOrNull() {
    return until.equals(ALWAYS.until()) ? null : until;
  }

  /**
   * Returns the first day in UTC that does not begin before the period. This day may begin after
   * the period.
   */
  LocalDate firstWholeDay() {
    var day = LocalDate.ofInstant(from, ZoneOffset.UTC);
    return startOf(day).equals(from) ? day : day.plusDays(1);
  }

  /**
   * Returns the day in UTC that contains the end of the period. This day follows the last whole day
   * of the period, if there is one.
   */
  LocalDate afterLastWholeDay() {
    return LocalDate.ofInstant(until, ZoneOffset.UTC);
  }

  static Instant startOf(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
