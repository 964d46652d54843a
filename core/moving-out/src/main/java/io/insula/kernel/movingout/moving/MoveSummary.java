package io.insula.kernel.movingout.moving;

import java.time.Duration;
import java.util.Map;

/**
 * What was moved.
 *
 * @param rows by table
 * @param messages how many messages of the outbox went along
 * @param locked how long nobody could write to the old tables before they were gone
 * @param leftAs the schema in the old database that keeps what was there
 */
public record MoveSummary(Map<String, Long> rows, long messages, Duration locked, String leftAs) {
  public MoveSummary {
    rows = Map.copyOf(rows);
  }
}
