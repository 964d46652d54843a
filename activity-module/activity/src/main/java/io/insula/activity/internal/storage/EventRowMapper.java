package io.insula.activity.internal.storage;

import io.insula.activity.RecordedEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;

/** Reads rows of the event table. */
public final class EventRowMapper {
  /** The columns that {@link #read} needs, in this order. */
  public static final String COLUMNS =
      "created_at, id, component, environment, email, message, data";

  private EventRowMapper() {}

  /** Returns the event of the current row, whose first columns are {@link #COLUMNS}. */
  public static RecordedEvent read(ResultSet row) throws SQLException {
    return new RecordedEvent(
        row.getObject(2, UUID.class),
        row.getObject(1, OffsetDateTime.class).toInstant(),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7));
  }
}
