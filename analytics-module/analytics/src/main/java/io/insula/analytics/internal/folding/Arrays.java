package io.insula.analytics.internal.folding;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Binds columns of many rows as arrays, one parameter after another. */
final class Arrays {
  private final PreparedStatement statement;
  private int last;

  Arrays(PreparedStatement statement) {
    this.statement = statement;
  }

  /** Binds the next parameter: a value of each row. */
  <T> void add(String type, List<T> rows, Function<T, @Nullable Object> value) throws SQLException {
    last++;
    var values = arrayFor(type, rows.size());
    for (int i = 0; i < values.length; i++) {
      values[i] = value.apply(rows.get(i));
    }
    statement.setArray(last, statement.getConnection().createArrayOf(type, values));
  }

  // The driver sends arrays of these types as they are; all others it writes as text.
  private static @Nullable Object[] arrayFor(String type, int length) {
    return switch (type) {
      case "text" -> new String[length];
      case "int8" -> new Long[length];
      case "int4" -> new Integer[length];
      default -> new Object[length];
    };
  }
}
