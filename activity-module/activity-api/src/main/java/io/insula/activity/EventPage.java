package io.insula.activity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the events, newest first.
 *
 * @param events at most as many as were asked for
 * @param nextBefore what to ask for as {@link EventPageRequest#before()} to get the next part; null
 *     at the end
 */
public record EventPage(List<RecordedEvent> events, @Nullable Instant nextBefore) {
  public EventPage {
    events = List.copyOf(events);
  }
}
