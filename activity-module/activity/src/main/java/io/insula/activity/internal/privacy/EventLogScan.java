package io.insula.activity.internal.privacy;

import io.insula.activity.RecordedEvent;
import io.insula.activity.internal.storage.EventRowMapper;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Scans the whole log in batches, from the oldest event to the newest, to find a person. No index
 * on the data of events supports this search, because it would slow every write.
 */
@Singleton
final class EventLogScan {
  private static final int PORTION = 5_000;

  // Selects the events that may contain the person, and the last event of the batch, because the
  // next batch begins after its time.
  private static final String NEXT =
      """
      WITH portion AS (
        SELECT %1$s FROM activity.event
        WHERE created_at > :after AND created_at <= :until ORDER BY created_at LIMIT :rows)
      SELECT %1$s FROM portion
      WHERE lower(email) = ANY (:emails)
        OR EXISTS (
          SELECT FROM unnest(:spellings) AS spelling WHERE strpos(data::text, spelling) > 0)
        OR created_at = (SELECT max(created_at) FROM portion)
      ORDER BY created_at
      """
          .formatted(EventRowMapper.COLUMNS);

  private static final String END =
      "SELECT timestamptz 'epoch' + last_value * interval '1 microsecond'"
          + " FROM activity.last_microsecond";

  private final Jdbi jdbi;

  EventLogScan(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * A batch of the log.
   *
   * @param theirs the events of the batch that contain the person
   * @param last the time of its last event
   */
  record Portion(List<RecordedEvent> theirs, Instant last) {}

  /** Returns a time such that no event so far is later; 1970 if there never was an event. */
  Instant end() {
    return jdbi.withHandle(handle -> handle.createQuery(END).mapTo(Instant.class).one());
  }

  /** Returns the events of a person, oldest first, read in batches. */
  Stream<RecordedEvent> eventsOf(EventPersonRemover mask) {
    var end = end();
    return Stream.iterate(
            next(mask, Instant.EPOCH, end),
            Optional::isPresent,
            portion -> next(mask, portion.orElseThrow().last(), end))
        .flatMap(portion -> portion.orElseThrow().theirs().stream());
  }

  private Optional<Portion> next(EventPersonRemover mask, Instant after, Instant until) {
    return jdbi.withHandle(handle -> next(handle, mask, after, until));
  }

  /**
   * Returns the next batch of the events after one time and up to another; empty if none is left.
   */
  Optional<Portion> next(Handle handle, EventPersonRemover mask, Instant after, Instant until) {
    var found =
        handle
            .createQuery(NEXT)
            .bind("after", after)
            .bind("until", until)
            .bind("rows", PORTION)
            .bindArray("emails", String.class, mask.emails())
            .bindArray("spellings", String.class, mask.spellings())
            .map((row, _) -> EventRowMapper.read(row))
            .list();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    var theirs = new ArrayList<>(found);
    theirs.removeIf(event -> !mask.isEmail(event.email()) && mask.without(event.data()).isEmpty());
    return Optional.of(new Portion(theirs, found.getLast().createdAt()));
  }
}
