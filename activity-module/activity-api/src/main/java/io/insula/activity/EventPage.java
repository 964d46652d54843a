package io.insula.activity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of events, newest first.
 *
 * @param events at most the requested number; fewer if events are large
 * @param nextBefore {@link EventPageRequest#before()} for the next page; null on the last page
 */
public record EventPage(List<RecordedEvent> events, @Nullable Instant nextBefore) {
  public EventPage {
    events = List.copyOf(events);
  }
}
