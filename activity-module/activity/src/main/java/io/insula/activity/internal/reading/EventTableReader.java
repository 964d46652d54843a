package io.insula.activity.internal.reading;

import io.insula.activity.RecordedEvent;
import io.insula.activity.internal.storage.EventRowMapper;
import io.insula.api.UnavailableException;
import io.insula.kernel.database.DatabaseErrors;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/**
 * Reads the event table. A connection is held only during one short statement.
 *
 * <p>Every method throws {@link UnavailableException} if its statement takes longer than {@link
 * ReadSettings#readTimeout}.
 */
@Singleton
public final class EventTableReader {
  private static final String ONE =
      "SELECT "
          + EventRowMapper.COLUMNS
          + " FROM activity.event WHERE id = :id ORDER BY created_at DESC LIMIT 1";

  private static final String NEWEST =
      "SELECT created_at FROM activity.event ORDER BY created_at DESC LIMIT 1";

  /** The column after {@link EventRowMapper#COLUMNS}, see {@link EventSelect#sql}. */
  private static final String FOUND = "found";

  private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

  private static final int MAX_RECURRING_STATEMENTS = 32;

  private final Jdbi jdbi;
  private final ReadSettings settings;
  private final RecurringStatementDetector recurring =
      new RecurringStatementDetector(MAX_RECURRING_STATEMENTS);

  EventTableReader(Jdbi jdbi, ReadSettings settings) {
    this.jdbi = jdbi;
    this.settings = settings;
  }

  /**
   * Returns the first events of a query.
   *
   * @param rows the maximum number of events
   * @param bytes the maximum size of the messages and data; only the last event may exceed it
   */
  public EventChunk portion(EventSelect query, int rows, int bytes) {
    var isWeighed = EventSelect.isWeighed(rows + 1, bytes);
    return read(handle -> portion(query.on(handle, rows + 1, bytes, recurring), rows, isWeighed));
  }

  private EventChunk portion(Query query, int rows, boolean isWeighed) {
    var found = new ArrayList<Integer>(1);
    var events =
        timed(query)
            .map(
                (row, context) -> {
                  if (isWeighed && found.isEmpty()) {
                    found.add(row.getInt(FOUND));
                  }
                  return EventRowMapper.read(row);
                })
            .list();
    List<RecordedEvent> shown = events.size() > rows ? events.subList(0, rows) : events;
    var total = found.isEmpty() ? events.size() : found.getFirst();
    return new EventChunk(shown, total == shown.size());
  }

  /** Returns the event with this id; the newest one if several events have the id. */
  public Optional<RecordedEvent> byId(UUID id) {
    return read(
        handle ->
            timed(handle.createQuery(ONE))
                .bind("id", id)
                .map((row, context) -> EventRowMapper.read(row))
                .findFirst());
  }

  /** Returns the time of the newest event; 1970 if there is none. */
  public Instant newest() {
    return read(
        handle ->
            timed(handle.createQuery(NEWEST))
                .mapTo(Instant.class)
                .findFirst()
                .orElse(Instant.EPOCH));
  }

  private Query timed(Query query) {
    return query.setQueryTimeout(Math.toIntExact(settings.readTimeout().toSeconds()));
  }

  private <T> T read(HandleCallback<T, RuntimeException> statement) {
    try {
      return jdbi.withHandle(statement);
    } catch (RuntimeException e) {
      if (DatabaseErrors.isCancelled(e)) {
        throw new UnavailableException(
            "The search took longer than %d seconds and was stopped. Narrow it, for instance by dates."
                .formatted(settings.readTimeout().toSeconds()),
            RETRY_AFTER,
            e);
      }
      throw e;
    }
  }
}
