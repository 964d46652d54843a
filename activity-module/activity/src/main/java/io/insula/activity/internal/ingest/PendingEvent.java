package io.insula.activity.internal.ingest;

import io.insula.activity.NewEvent;
import io.insula.activity.RecordedEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * A checked event on its way to the table.
 *
 * @param id the sender's or, where the event has none, one of ours
 * @param hasSendersId whether the id is the sender's, so that it may be stored already
 */
record PendingEvent(UUID id, boolean hasSendersId, NewEvent event) {
  /** What a Java object of some fields costs beside its text, roughly. */
  private static final int OVERHEAD_BYTES = 400;

  /** What it occupies in memory, roughly, in bytes. */
  long weight() {
    return OVERHEAD_BYTES
        + 2L
            * (event.component().length()
                + event.environment().length()
                + event.message().length()
                + event.data().length());
  }

  /** What is stored of it. */
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
