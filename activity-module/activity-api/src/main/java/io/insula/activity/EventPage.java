package io.insula.activity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of events, newest first.
 *
 * @param events at most as many as requested; fewer, even before the last page, if they are large
 * @param nextBefore the value of {@link EventPageRequest#before()} for the next page; null if this
 *     page is the last one
 */
public record EventPage(List<RecordedEvent> events, @Nullable Instant nextBefore) {
  public EventPage {
    events = List.copyOf(events);
  }
}
