package io.insula.activity.internal.privacy;

import io.insula.activity.RecordedEvent;
import io.insula.activity.internal.storage.EventRowMapper;
import io.insula.api.privacy.NameKey;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Finds the events of a person. Scans the whole log in batches, oldest first. An index on the data
 * of events would slow every write.
 */
@Singleton
class EventLogScan {
  private static final int BATCH_EVENTS = 5_000;

  /**
   * A batch ends after this many characters. Only the data of events that name the person counts.
   */
  private static final int PORTION_CHARACTERS = 4 << 20;

  private static final int FETCHED_ROWS = 200;

  // Selects the events that may name the person, and the last event, which ends the batch. OFFSET 0
  // makes PostgreSQL compute each text only once. The collation is "C", because other locales can
  // be slow, or change ASCII letters differently. E-mail addresses are ASCII (EventRules).
  private static final String NEXT =
      """
      WITH portion AS (
        SELECT %1$s FROM activity.event
        WHERE created_at > :after AND created_at <= :until ORDER BY created_at LIMIT :rows)
      SELECT %1$s FROM portion
        CROSS JOIN LATERAL (SELECT lower(data::text COLLATE "C") AS lowered OFFSET 0) AS one
        CROSS JOIN LATERAL (
          SELECT CASE WHEN octet_length(lowered) = char_length(lowered) THEN lowered
            ELSE translate(lowered, :others, :keys_of_others) END AS plain OFFSET 0) AS two
      WHERE lower(email COLLATE "C") = ANY (:keys)
        OR EXISTS (SELECT FROM unnest(:parts) AS part WHERE strpos(plain, part) > 0)
        OR (strpos(plain, :escape) > 0 AND plain ~ :escapes)
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
   * @param eventsOfPerson the events of the batch that name the person
   * @param last the time of the last event of the batch
   */
  record Portion(List<RecordedEvent> eventsOfPerson, Instant last) {}

  /**
   * Returns the end of the log: no event so far is later than this time. Returns 1970 if there
   * never was an event.
   */
  Instant end() {
    return jdbi.withHandle(handle -> handle.createQuery(END).mapTo(Instant.class).one());
  }

  /**
   * Returns the next batch; empty if no event is left.
   *
   * @param after the time before the batch, exclusive
   * @param until the last time of the batch, inclusive
   */
  @Transactional
  Optional<Portion> next(EventPersonRemover remover, Instant after, Instant until) {
    return jdbi.withHandle(handle -> next(handle, remover, after, until));
  }

  /** Needs a transaction. Without one, the driver would read all rows into memory at once. */
  private Optional<Portion> next(
      Handle handle, EventPersonRemover remover, Instant after, Instant until) {
    var search = remover.search();
    var query =
        handle
            .createQuery(NEXT)
            .setFetchSize(FETCHED_ROWS)
            .bind("after", after)
            .bind("until", until)
            .bind("rows", BATCH_EVENTS)
            .bind("others", NameKey.OTHER_SPELLINGS)
            .bind("keys_of_others", NameKey.KEYS_OF_OTHERS)
            .bindArray("keys", String.class, remover.keys())
            .bindArray("parts", String.class, search.parts())
            .bind("escape", PersonSearch.ESCAPE)
            .bind("escapes", search.escapes());
    try (var events = query.map((row, _) -> EventRowMapper.read(row)).iterator()) {
      return portion(events, remover);
    }
  }

  private static Optional<Portion> portion(
      Iterator<RecordedEvent> events, EventPersonRemover remover) {
    var eventsOfPerson = new ArrayList<RecordedEvent>();
    var last = Optional.<RecordedEvent>empty();
    for (int characters = 0; events.hasNext() && characters < PORTION_CHARACTERS; ) {
      var event = events.next();
      last = Optional.of(event);
      if (remover.isPerson(event.email()) || remover.without(null, event.data()).isPresent()) {
        eventsOfPerson.add(event);
        characters += event.data().length();
      }
    }
    return last.map(event -> new Portion(eventsOfPerson, event.createdAt()));
  }
}
