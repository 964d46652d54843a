package io.insula.kernel.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Iterator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sets the parameters of a statement, in order. For many rows, each column is one array, for {@code
 * unnest} and {@code ANY}.
 */
public final class StatementParameters {
  private final PreparedStatement statement;
  private int last;

  public StatementParameters(PreparedStatement statement) {
    this.statement = statement;
  }

  /** Sets the next parameter to a number. */
  public void add(long number) throws SQLException {
    statement.setLong(++last, number);
  }

  /** Sets the next parameter to a {@code timestamptz}. */
  public void add(Instant time) throws SQLException {
    statement.setObject(++last, time.atOffset(ZoneOffset.UTC));
  }

  /** Sets the next parameter to a text. */
  public void add(String text) throws SQLException {
    statement.setString(++last, text);
  }

  /**
   * Sets the next parameter to an array with one value of each row.
   *
   * @param type the PostgreSQL type of the values
   */
  public <T> void add(
      String type, Collection<T> rows, Function<T, ? extends @Nullable Object> value)
      throws SQLException {
    var values = arrayFor(type, rows.size());
    Iterator<T> row = rows.iterator();
    for (int i = 0; i < values.length; i++) {
      values[i] = value.apply(row.next());
    }
    statement.setArray(++last, statement.getConnection().createArrayOf(type, values));
  }

  /** Sets the next parameter to an array of these values. */
  public void add(String type, Collection<?> values) throws SQLException {
    add(type, values, value -> value);
  }

  // The driver encodes arrays of these types directly, and writes all others as text.
  private static @Nullable Object[] arrayFor(String type, int length) {
    return switch (type) {
      case "text" -> new String[length];
      case "int8" -> new Long[length];
      case "int4" -> new Integer[length];
      case "bytea" -> new byte[length][];
      default -> new Object[length];
    };
  }
}
