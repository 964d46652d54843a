package io.insula.activity.internal.storage;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/**
 * A part of the event table.
 *
 * @param from its first day, in UTC
 * @param until the day after its last one
 */
record Partition(LocalDate from, LocalDate until) {
  private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'event_'uuuuMMdd");

  /** The name of its table: derived from the first day, which no two share. */
  String table() {
    return NAME.format(from);
  }

  boolean contains(LocalDate day) {
    return !day.isBefore(from) && day.isBefore(until);
  }
}
