package io.insula.activity.internal.storage;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/**
 * A partition of the event table.
 *
 * @param table the name of the table, without the schema
 * @param from the first day, in UTC
 * @param until the day after the last day
 */
record Partition(String table, LocalDate from, LocalDate until) {
  private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'event_'uuuuMMdd");

  /**
   * Returns the default name of a partition that begins on this day, for instance {@code
   * event_20260706}.
   */
  static String nameOf(LocalDate from) {
    return NAME.format(from);
  }

  boolean contains(LocalDate day) {
    return !day.isBefore(from) && day.isBefore(until);
  }
}
