package io.insula.activity.internal.ingest;

import static java.util.Objects.requireNonNull;

import io.insula.activity.internal.storage.PartitionService;
import io.insula.kernel.base.time.EpochMicroseconds;
import io.insula.kernel.database.StatementParameters;
import io.insula.kernel.database.groupcommit.BatchWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Writes a group of events with the SQL function {@code activity.store_events}. A group with a
 * repeated id needs several calls.
 */
final class EventWriter implements BatchWriter<PendingEvent, StoreResult> {
  /**
   * How long a repeated id is recognized: the promised three days, and one day more because the
   * clocks of instances can differ.
   */
  private static final Duration REPEATS_RECOGNIZED_FOR = Duration.ofDays(4);

  private static final String STORE =
      "SELECT * FROM activity.store_events(?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private final Clock clock;
  private final PartitionService partitionService;

  EventWriter(Clock clock, PartitionService partitionService) {
    this.clock = clock;
    this.partitionService = partitionService;
  }

  /**
   * The result of the SQL function {@code store_events}.
   *
   * @param first the time of the first new event, in microseconds since 1970
   * @param known the events that were stored before, by id
   */
  private record StoreEventsResult(long first, Map<UUID, KnownEvent> known) {}

  private record KnownEvent(Instant createdAt, boolean isSame) {}

  @Override
  public List<StoreResult> write(Connection connection, List<PendingEvent> group)
      throws SQLException {
    var recordings = new IdentityHashMap<PendingEvent, StoreResult>();
    // Events with the same id are stored one after another, so that each is compared with the
    // stored event.
    for (var left = group; !left.isEmpty(); ) {
      var byId = new LinkedHashMap<UUID, PendingEvent>();
      var later = new ArrayList<PendingEvent>();
      for (var pending : left) {
        if (byId.putIfAbsent(pending.id(), pending) != null) {
          later.add(pending);
        }
      }
      var distinct = List.copyOf(byId.values());
      addRecordings(recordings, distinct, storeInTheirTime(connection, distinct));
      left = later;
    }
    return group.stream().map(pending -> requireNonNull(recordings.get(pending))).toList();
  }

  /**
   * Stores events. If the partition for their time is missing, which can happen after a jump of the
   * clock, creates the partition and tries again.
   */
  private StoreEventsResult storeInTheirTime(Connection connection, List<PendingEvent> events)
      throws SQLException {
    try {
      return store(connection, events);
    } catch (SQLException e) {
      if (!PartitionService.isMissing(e)) {
        throw e;
      }
      partitionService.makeAhead();
      return store(connection, events);
    }
  }

  private StoreEventsResult store(Connection connection, List<PendingEvent> events)
      throws SQLException {
    var now = clock.instant();
    try (var statement = connection.prepareStatement(STORE)) {
      bind(statement, events, now);
      try (var rows = statement.executeQuery()) {
        rows.next();
        var first = rows.getLong(1);
        var known = new HashMap<UUID, KnownEvent>();
        do {
          var id = rows.getObject(2, UUID.class);
          if (id != null) {
            var createdAt = rows.getObject(3, OffsetDateTime.class).toInstant();
            known.put(id, new KnownEvent(createdAt, rows.getBoolean(4)));
          }
        } while (rows.next());
        return new StoreEventsResult(first, known);
      }
    }
  }

  private static void bind(PreparedStatement statement, List<PendingEvent> events, Instant now)
      throws SQLException {
    var arguments = new StatementParameters(statement);
    arguments.add(EpochMicroseconds.of(now));
    arguments.add(now.minus(REPEATS_RECOGNIZED_FOR));
    arguments.add(
        "uuid", events.stream().filter(PendingEvent::hasSendersId).toList(), PendingEvent::id);
    arguments.add("uuid", events, PendingEvent::id);
    arguments.add("text", events, pending -> pending.event().component());
    arguments.add("text", events, pending -> pending.event().environment());
    arguments.add("text", events, pending -> pending.event().email());
    arguments.add("text", events, pending -> pending.event().message());
    arguments.add("text", events, pending -> pending.event().data());
  }

  private static void addRecordings(
      Map<PendingEvent, StoreResult> recordings,
      List<PendingEvent> events,
      StoreEventsResult stored) {
    long microsecond = stored.first();
    for (var pending : events) {
      var known = stored.known().get(pending.id());
      var createdAt = known == null ? EpochMicroseconds.toInstant(microsecond) : known.createdAt();
      recordings.put(
          pending,
          new StoreResult(
              pending.storedAt(createdAt), known != null, known != null && !known.isSame()));
      microsecond++;
    }
  }
}
