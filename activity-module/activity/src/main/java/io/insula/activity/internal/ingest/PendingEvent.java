package io.insula.activity.internal.ingest;

import io.insula.activity.NewEvent;
import io.insula.activity.RecordedEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * A checked event on its way to the table.
 *
 * @param id the id from the sender, or an id from this server
 * @param hasSendersId whether the id is from the sender, so that its event may already be stored
 */
record PendingEvent(UUID id, boolean hasSendersId, NewEvent event) {
  /** The approximate size of an event in memory without the characters of its texts, in bytes. */
  private static final int OVERHEAD_BYTES = 400;

  /** Returns the approximate size of the event in memory, in bytes. */
  long weight() {
    return OVERHEAD_BYTES
        + 2L
            * (event.component().length()
                + event.environment().length()
                + event.message().length()
                + event.data().length());
  }

  /** Returns the event as it is stored. */
  RecordedEvent storedAt(Instant createdAt) {
    return new RecordedEvent(
        id,
        createdAt,
        event.component(),
        event.environment(),
        event.email(),
        event.message(),
        event.data());
  }
}
