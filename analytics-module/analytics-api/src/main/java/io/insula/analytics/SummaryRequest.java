package io.insula.analytics;

import io.insula.api.InputChecks;
import io.insula.api.InvalidInputException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Which period is summed up. Its bounds are whole quarters of an hour since 1970.
 *
 * @param from the first instant that belongs to it; null if it has no beginning
 * @param until the first instant that does not any more; null if it has no end
 * @param zone of the days, by its name in the IANA database
 */
public record SummaryRequest(@Nullable Instant from, @Nullable Instant until, String zone) {
  private static final Duration QUARTER = Duration.ofMinutes(15);

  /**
   * @throws InvalidInputException if a bound is no whole quarter of an hour, the period ends before
   *     it begins, or the zone is not known or its days do not begin with a quarter of an hour
   */
  public SummaryRequest {
    new InputChecks()
        .that(isWhole(from), "from", "must be at a whole quarter of an hour")
        .that(isWhole(until), "until", "must be at a whole quarter of an hour")
        .that(
            from == null || until == null || !from.isAfter(until),
            "from",
            "must not be after until")
        .that(isUsual(zone), "zone", "must be the name of a time zone like Europe/Berlin")
        .done();
  }

  private static boolean isWhole(@Nullable Instant time) {
    return time == null
        || (time.getNano() == 0 && time.getEpochSecond() % QUARTER.toSeconds() == 0);
  }

  private static boolean isUsual(String zone) {
    try {
      return !(ZoneId.of(zone).normalized() instanceof ZoneOffset offset)
          || offset.getTotalSeconds() % QUARTER.toSeconds() == 0;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
