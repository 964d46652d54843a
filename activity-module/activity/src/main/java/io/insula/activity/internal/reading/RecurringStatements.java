package io.insula.activity.internal.reading;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Detects statements that recur. Only their plans are kept, because with twenty partitions a plan
 * takes a quarter of a megabyte of PostgreSQL's memory on each connection.
 */
final class RecurringStatements {
  private final Map<String, Boolean> latest;

  /**
   * @param size a statement recurs if fewer other statements than this were used since its last use
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

  /** Records a use of the statement, and returns whether the statement recurs. */
  synchronized boolean add(String statement) {
    return latest.put(statement, true) != null;
  }
}
