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

/** Finds events in the table. */
@Singleton
public final class EventFinder {
  /** A page is in memory as a whole, so one of the largest events has fewer of them. */
  private static final int PAGE_BYTES = 512 << 10;

  private final EventTableReader reads;

  EventFinder(EventTableReader reads) {
    this.reads = reads;
  }

  /** The events that match and that the caller may see, newest first. */
  public EventPage find(EventFilter filter, EventAccess access, EventPageRequest page) {
    var query = EventSelect.newestFirst(access.check(filter), access, page.before());
    var found = reads.portion(query, page.limit(), PAGE_BYTES);
    var events = found.events();
    return new EventPage(events, found.isLast() ? null : events.getLast().createdAt());
  }

  /**
   * One event; the newest if several have this id, as they may when days lie between them.
   *
   * @throws EventNotFoundException if there is none with this id that the caller may see
   */
  public RecordedEvent get(UUID id, EventAccess access) {
    return reads
        .byId(id)
        .filter(access::includes)
        .orElseThrow(() -> new EventNotFoundException(id));
  }
}
