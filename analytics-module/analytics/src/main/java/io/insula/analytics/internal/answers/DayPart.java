package io.insula.analytics.internal.answers;

import io.insula.analytics.internal.folding.QuarterHours;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** A day of a time zone, or the part of it inside a period. */
record DayPart(LocalDate day, Instant from, Instant until) {
  /** Returns the days of a period. */
  static List<DayPart> of(ReportPeriod period, ZoneId zone) {
    var parts = new ArrayList<DayPart>();
    var day = LocalDate.ofInstant(period.from(), zone);
    for (var from = period.from(); from.isBefore(period.until()); ) {
      var next = day.plusDays(1).atStartOfDay(zone).toInstant();
      var until = next.isBefore(period.until()) ? next : period.until();
      // A time zone can skip a day, as that of Samoa did in 2011. Such a day is empty.
      if (from.isBefore(until)) {
        parts.add(new DayPart(day, from, until));
      }
      from = until;
      day = day.plusDays(1);
    }
    return parts;
  }

  boolean isOfWholeQuarters() {
    return QuarterHours.startOf(firstSlot()).equals(from)
        && QuarterHours.startOf(untilSlot()).equals(until);
  }

  int firstSlot() {
    return QuarterHours.of(from);
  }

  int untilSlot() {
    return QuarterHours.of(until);
  }
}
