package io.insula.activity.internal.reading;

import io.insula.activity.RecordedEvent;
import java.util.List;

/**
 * Some events of a query, from its beginning.
 *
 * @param isLast whether the query has no more
 */
public record EventChunk(List<RecordedEvent> events, boolean isLast) {
  /** The most rows of a portion that a client reads one after another. */
  public static final int MOST_ROWS = 200;

  private static final int FEWEST_ROWS = 20;

  public EventChunk {
    events = List.copyOf(events);
  }

  /**
   * How many rows to ask for next: PostgreSQL weighs them all, so where few fit a portion, few are
   * asked for.
   */
  public int rowsOfTheNext() {
    return Math.clamp(2L * events.size(), FEWEST_ROWS, MOST_ROWS);
  }
}
