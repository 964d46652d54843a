package io.insula.activity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of events, newest first.
 *
 * @param events at most as many as requested. A page of large events has fewer, even if it is not
 *     the last page
 * @param nextBefore the value of {@link EventPageRequest#before()} for the next page; null if this
 *     page is the last one
 */
public record EventPage(List<RecordedEvent> events, @Nullable Instant nextBefore) {
  public EventPage {
    events = List.copyOf(events);
  }
}
