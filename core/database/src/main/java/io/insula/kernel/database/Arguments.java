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
 * Hands the arguments of a statement over, one after another; of many rows as an array for each
 * column, for {@code unnest} and {@code ANY}.
 */
public final class Arguments {
  private final PreparedStatement statement;
  private int last;

  public Arguments(PreparedStatement statement) {
    this.statement = statement;
  }

  /** The next one: a number. */
  public void add(long number) throws SQLException {
    statement.setLong(++last, number);
  }

  /** The next one: a {@code timestamptz}. */
  public void add(Instant time) throws SQLException {
    statement.setObject(++last, time.atOffset(ZoneOffset.UTC));
  }

  /** The next one: a text. */
  public void add(String text) throws SQLException {
    statement.setString(++last, text);
  }

  /**
   * The next one: what each row has in a column.
   *
   * @param type of a value, by its name in PostgreSQL
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

  /** The next one: an array of these values. */
  public void add(String type, Collection<?> values) throws SQLException {
    add(type, values, value -> value);
  }

  // The driver sends arrays of these types as they are; all others it writes as text.
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
