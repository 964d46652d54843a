package io.insula.bench.activity;

import io.insula.bench.load.SqlLoad;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Writes the {@link SampleEvents} into a copy of the server's table, without a server. */
final class EventSqlBaseline {
  private static final String INSERT =
      """
      INSERT INTO bench.event (created_at, id, component, environment, email, message, data)
      VALUES (?, ?, ?, ?, ?, ?, ?::json)
      """;
  private static final String COPY =
      "COPY bench.event (created_at, id, component, environment, email, message, data) FROM STDIN";

  private final SampleEvents events;
  private final AtomicLong number = new AtomicLong();
  private final AtomicLong microsecond = new AtomicLong();

  EventSqlBaseline(SampleEvents events) {
    this.events = events;
  }

  /**
   * Returns a load that inserts one row in each transaction, with one prepared statement for each
   * connection.
   */
  SqlLoad.Preparation insert() {
    return connection -> {
      var statement = connection.prepareStatement(INSERT);
      return () -> {
        var event = events.get(number.getAndIncrement());
        statement.setObject(1, claim(1).atOffset(ZoneOffset.UTC));
        statement.setObject(2, id());
        statement.setString(3, event.component());
        statement.setString(4, event.environment());
        statement.setString(5, event.email());
        statement.setString(6, event.message());
        statement.setString(7, event.data());
        statement.executeUpdate();
      };
    };
  }

  /** Returns a load that stores a number of rows with one COPY in each transaction. */
  SqlLoad.Preparation copy(int rows) {
    return SqlLoad.copy(COPY, () -> lines(rows));
  }

  private byte[] lines(int rows) {
    var start = claim(rows);
    var lines = new ByteArrayOutputStream(rows * 200);
    for (int i = 0; i < rows; i++) {
      var event = events.get(number.getAndIncrement());
      var line = start.plus(i, ChronoUnit.MICROS) + "\t" + id() + "\t" + event.columns();
      lines.writeBytes(line.getBytes(StandardCharsets.UTF_8));
    }
    return lines.toByteArray();
  }

  /**
   * Reserves a unique time for each of {@code rows} rows, as the server does. The times are one
   * microsecond apart.
   *
   * @return the first of these times
   */
  private Instant claim(int rows) {
    long now = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    long last = microsecond.updateAndGet(before -> Math.max(before, now) + rows);
    return Instant.EPOCH.plus(last - rows + 1, ChronoUnit.MICROS);
  }

  /** Makes a UUID of version 7, as the server does for its events. */
  private static UUID id() {
    var random = ThreadLocalRandom.current();
    long high = (System.currentTimeMillis() << 16) | 0x7000 | random.nextInt(0x1000);
    return new UUID(high, 0x8000_0000_0000_0000L | (random.nextLong() >>> 2));
  }
}
