package io.insula.activity.internal.storage;

import io.insula.activity.RecordedEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;

/** Reads rows of the event table. */
public final class EventRows {
  /** What {@link #read} needs of a SELECT, in its order. */
  public static final String COLUMNS =
      "created_at, id, component, environment, email, message, data";

  private EventRows() {}

  /** The event of the current row. */
  public static RecordedEvent read(ResultSet row) throws SQLException {
    return read(row, 1);
  }

  /** The event of the current row, whose {@link #COLUMNS} begin with this one, counted from 1. */
  public static RecordedEvent read(ResultSet row, int column) throws SQLException {
    return new RecordedEvent(
        row.getObject(column + 1, UUID.class),
        row.getObject(column, OffsetDateTime.class).toInstant(),
        row.getString(column + 2),
        row.getString(column + 3),
        row.getString(column + 4),
        row.getString(column + 5),
        row.getString(column + 6));
  }
}
