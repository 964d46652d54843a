package io.insula.activity.internal.reading;

import io.insula.activity.RecordedEvent;
import java.util.List;

/**
 * The first events that match a query.
 *
 * @param isLast whether no further events match the query
 */
public record EventChunk(List<RecordedEvent> events, boolean isLast) {
  /** The maximum number of rows that one query for a stream or an export reads. */
  public static final int MAX_ROWS = 200;

  private static final int MIN_ROWS = 20;

  public EventChunk {
    events = List.copyOf(events);
  }

  /**
   * Returns the number of rows for the next query. After a batch of few large events, this number
   * is small, because PostgreSQL computes the size of each requested row.
   */
  public int rowsOfTheNext() {
    return Math.clamp(2L * events.size(), MIN_ROWS, MAX_ROWS);
  }
}
