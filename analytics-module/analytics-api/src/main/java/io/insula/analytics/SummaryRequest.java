package io.insula.analytics;

import io.insula.api.InputChecks;
import io.insula.api.InvalidInputException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A request for the summary of a period.
 *
 * @param from the first instant of the period; null without a beginning
 * @param until the first instant after the period; null without an end
 * @param zone the time zone of the days, by its id in {@link ZoneId}
 */
public record SummaryRequest(@Nullable Instant from, @Nullable Instant until, String zone) {
  /**
   * @throws InvalidInputException if the period ends before it begins, or the zone is unknown
   */
  public SummaryRequest {
    new InputChecks()
        .that(
            from == null || until == null || !from.isAfter(until),
            "from",
            "must not be after until")
        .that(isKnown(zone), "zone", "must be the name of a time zone like Europe/Berlin")
        .done();
  }

  private static boolean isKnown(String zone) {
    try {
      ZoneId.of(zone);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
