package io.insula.activity.internal.find;

import io.insula.activity.EventFilter;
import io.insula.activity.EventNotFoundException;
import io.insula.activity.EventPage;
import io.insula.activity.EventPageRequest;
import io.insula.activity.RecordedEvent;
import io.insula.activity.internal.reading.EventAccess;
import io.insula.activity.internal.reading.EventSelect;
import io.insula.activity.internal.reading.EventTableReader;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Finds stored events. */
@Singleton
public final class EventFinder {
  /**
   * The maximum size of a page in memory, in bytes. A page with large events therefore has fewer
   * events.
   */
  private static final int PAGE_BYTES = 512 << 10;

  private final EventTableReader eventReader;

  EventFinder(EventTableReader eventReader) {
    this.eventReader = eventReader;
  }

  /**
   * Returns a page of the matching events that the caller may see, newest first.
   *
   * @throws io.insula.kernel.web.problems.ProblemException 403 if the filter selects only events
   *     that the caller may not see
   */
  public EventPage find(EventFilter filter, EventAccess access, EventPageRequest page) {
    var query = EventSelect.newestFirst(access.check(filter), access, page.before());
    var found = eventReader.portion(query, page.limit(), PAGE_BYTES);
    var events = found.events();
    return new EventPage(events, found.isLast() ? null : events.getLast().createdAt());
  }

  /**
   * Returns one event; the newest if an id was used again after several days.
   *
   * @throws EventNotFoundException if no event that the caller may see has this id
   */
  public RecordedEvent get(UUID id, EventAccess access) {
    return eventReader
        .byId(id)
        .filter(access::includes)
        .orElseThrow(() -> new EventNotFoundException(id));
  }
}
