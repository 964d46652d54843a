package io.insula.activity.internal.reading;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Detects statements that recur. Only recurring statements keep a plan, because a plan takes a
 * quarter of a megabyte on each connection with twenty partitions.
 */
final class RecurringStatementDetector {
  private final Map<String, Boolean> latest;

  /**
   * @param size the number of statements to remember. The statement that was not used for the
   *     longest time is forgotten first
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
