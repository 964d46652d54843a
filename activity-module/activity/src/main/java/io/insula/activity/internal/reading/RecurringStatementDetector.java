package io.insula.activity.internal.reading;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Detects statements that recur. Only these statements keep a plan. With twenty partitions, a plan
 * takes a quarter of a megabyte on each connection.
 */
final class RecurringStatementDetector {
  private final Map<String, Boolean> latest;

  /**
   * @param size the number of statements to remember. The least recently used statement is
   *     forgotten first
   */
  RecurringStatementDetector(int size) {
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
