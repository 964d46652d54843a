package io.insula.kernel.movingout.moving;

import java.time.Duration;
import java.util.Map;

/**
 * The result of a move.
 *
 * @param rows the number of rows by table
 * @param messages how many messages of the outbox were moved
 * @param lockDuration the time to lock, copy and rename the old tables, during which writes waited
 * @param renamedSchema the schema in the old database that keeps the old data
 */
public record MoveSummary(
    Map<String, Long> rows, long messages, Duration lockDuration, String renamedSchema) {
  public MoveSummary {
    rows = Map.copyOf(rows);
  }
}
