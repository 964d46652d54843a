package io.insula.activity.internal.reading;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Knows which statements come again and again. Only their plans are worth keeping: one takes a
 * quarter of a megabyte of PostgreSQL on each connection where there are twenty partitions.
 */
final class RecurringStatements {
  private final Map<String, Boolean> latest;

  /**
   * @param size a statement recurs if fewer others came since it came last
   */
  RecurringStatements(int size) {
    this.latest =
        new LinkedHashMap<>(size * 2, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > size;
          }
        };
  }

  /** Whether this one does. Counts this time. */
  synchronized boolean add(String statement) {
    return latest.put(statement, true) != null;
  }
}
