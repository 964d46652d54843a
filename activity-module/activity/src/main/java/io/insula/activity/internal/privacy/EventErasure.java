package io.insula.activity.internal.privacy;

import io.insula.activity.RecordedEvent;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Erases people from events. The message, the time and the order of the events stay. */
@Singleton
class EventErasure {
  // Finds the event by its time, which is unique and determines its partition.
  private static final String REWRITE =
      """
      UPDATE activity.event SET email = :email, data = :data::json
      WHERE created_at = :created_at AND id = :id
      """;

  private final EventLogScan scan;
  private final Jdbi jdbi;

  EventErasure(EventLogScan scan, Jdbi jdbi) {
    this.scan = scan;
    this.jdbi = jdbi;
  }

  /**
   * Erases a person from the next batch of the log.
   *
   * @param after the time before the batch, exclusive
   * @param until the last time of the batch, inclusive
   * @return the time of the last event of the batch; empty if no event is left
   */
  @Transactional
  public Optional<Instant> next(EventPersonRemover remover, Instant after, Instant until) {
    return scan.next(remover, after, until)
        .map(
            portion -> {
              jdbi.useHandle(handle -> rewrite(handle, remover, portion.eventsOfPerson()));
              return portion.last();
            });
  }

  private static void rewrite(
      Handle handle, EventPersonRemover remover, List<RecordedEvent> events) {
    if (events.isEmpty()) {
      return;
    }
    var batch = handle.prepareBatch(REWRITE);
    for (var event : events) {
      batch
          .bind("email", remover.isPerson(event.email()) ? null : event.email())
          .bind("data", remover.without(event.email(), event.data()).orElse(event.data()))
          .bind("created_at", event.createdAt())
          .bind("id", event.id())
          .add();
    }
    batch.execute();
  }
}
