package io.insula.analytics.internal.folding;

import com.google.common.io.ByteArrayDataOutput;
import com.google.common.io.ByteStreams;
import io.insula.kernel.base.time.EpochMicroseconds;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Collects rows in the binary format of {@code COPY}, which stores many rows with less work than
 * {@code INSERT}.
 */
final class BinaryCopyWriter {
  /** The first bytes of the format. Each character stands for one byte. */
  private static final String SIGNATURE = "PGCOPY\n\u00ff\r\n\0";

  private static final int NO_FLAGS = 0;
  private static final int NO_EXTENSION = 0;
  private static final int NO_VALUE = -1;
  private static final int END = -1;
  private static final long EPOCH_MICROSECONDS =
      EpochMicroseconds.of(Instant.parse("2000-01-01T00:00:00Z"));

  private final int columns;
  private final ByteArrayDataOutput bytes = ByteStreams.newDataOutput();

  /**
   * @param columns the number of columns
   */
  BinaryCopyWriter(int columns) {
    this.columns = columns;
    bytes.write(SIGNATURE.getBytes(StandardCharsets.ISO_8859_1));
    bytes.writeInt(NO_FLAGS);
    bytes.writeInt(NO_EXTENSION);
  }

  /** Begins the next row. Its values follow in the order of the columns. */
  void begin() {
    bytes.writeShort(columns);
  }

  void text(String text) {
    var encoded = text.getBytes(StandardCharsets.UTF_8);
    bytes.writeInt(encoded.length);
    bytes.write(encoded);
  }

  void int4(int number) {
    bytes.writeInt(Integer.BYTES);
    bytes.writeInt(number);
  }

  void int8(long number) {
    bytes.writeInt(Long.BYTES);
    bytes.writeLong(number);
  }

  /** Adds a {@code timestamptz}; null for no value. */
  void time(@Nullable Instant at) {
    if (at == null) {
      bytes.writeInt(NO_VALUE);
    } else {
      int8(EpochMicroseconds.of(at) - EPOCH_MICROSECONDS);
    }
  }

  /**
   * Stores the collected rows. Must be called once, after the last row.
   *
   * @param copy the {@code COPY} statement
   */
  void send(Connection connection, String copy) throws SQLException {
    bytes.writeShort(END);
    var target = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy);
    try {
      var all = bytes.toByteArray();
      target.writeToCopy(all, 0, all.length);
      target.endCopy();
    } finally {
      if (target.isActive()) {
        target.cancelCopy();
      }
    }
  }
}
