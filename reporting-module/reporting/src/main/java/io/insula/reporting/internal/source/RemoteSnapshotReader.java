package io.insula.reporting.internal.source;

import io.insula.api.UnavailableException;
import io.insula.cycles.Cycle;
import io.insula.cycles.SnapshotPart;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a snapshot of a cycle from the other backend, in many responses. Reads everything again if
 * the cycle changes meanwhile.
 */
@Singleton
@Requires(property = CycleSourceSettings.PROPERTY, value = CycleSourceSettings.GRAPHQL)
class RemoteSnapshotReader {
  static final int PAGE_SIZE = 200;

  private static final int MAX_ATTEMPTS = 5;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

  private final GraphQlClient client;
  private final Clock clock;

  RemoteSnapshotReader(GraphQlClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  /**
   * @throws UnavailableException if the cycle changed during each attempt to read it
   */
  Stream<SnapshotPart> read(long cycleId, Runnable heartbeat) {
    for (var reading = 0; reading < MAX_ATTEMPTS; reading++) {
      var parts = readOnce(cycleId, heartbeat);
      if (parts.isPresent()) {
        return parts.get();
      }
    }
    throw new UnavailableException(
        "Cycle %d changed during each of %d attempts to read it.".formatted(cycleId, MAX_ATTEMPTS),
        RETRY_AFTER,
        null);
  }

  /** Reads the snapshot; empty if the cycle changed while it was read. */
  private Optional<Stream<SnapshotPart>> readOnce(long cycleId, Runnable heartbeat) {
    var takenAt = clock.instant();
    var cycle = ask(CycleQueries.SNAPSHOT, cycleId, null, heartbeat);
    var head = SnapshotHeadParser.head(cycle, takenAt);
    var spool = SnapshotSpool.open(client.reader().json());
    var isWhole = false;
    try {
      isWhole = fill(spool, cycle, head.cycle(), heartbeat);
      return isWhole
          ? Optional.of(Stream.concat(Stream.of(head), spool.parts()))
          : Optional.empty();
    } finally {
      if (!isWhole) {
        spool.close();
      }
    }
  }

  /** Reads the remaining pages; false if the cycle changed while they were read. */
  private boolean fill(
      SnapshotSpool spool, JsonObjectReader first, Cycle cycle, Runnable heartbeat) {
    var canBeMixed = cycle.phase().isVoteOver();
    for (var list : SnapshotListKind.values()) {
      var walk = new PageLimit();
      var page = list.pageOf(first);
      while (page != null) {
        spool.add(list, page.nodes());
        var cursor = page.next();
        if (cursor == null) {
          break;
        }
        walk.follow(cursor);
        canBeMixed = true;
        var more = ask(list.query(), cycle.id(), cursor, heartbeat);
        page = isUnchanged(cycle, more) ? list.pageOf(more) : null;
        if (page == null) {
          return false;
        }
      }
    }
    // The other backend reads the fields of a response one after the other, so a response can
    // contain data that is newer than its revision. In that case, one more query returns another
    // revision. A single response about an open vote has no count, so it needs no such query. Each
    // new vote would change the revision, and everything would be read again.
    return !canBeMixed
        || isUnchanged(cycle, ask(CycleQueries.REVISION, cycle.id(), null, heartbeat));
  }

  private static boolean isUnchanged(Cycle cycle, JsonObjectReader later) {
    return later.text("revision").equals(cycle.revision());
  }

  private JsonObjectReader ask(
      String query, long cycleId, @Nullable String after, Runnable heartbeat) {
    return client.ask(query, variables(cycleId, after), heartbeat).cycle(cycleId);
  }

  private static Map<String, @Nullable Object> variables(long cycleId, @Nullable String after) {
    var id = Long.toString(cycleId);
    return after == null
        ? Map.of("id", id, "first", PAGE_SIZE)
        : Map.of("id", id, "first", PAGE_SIZE, "after", after);
  }
}
