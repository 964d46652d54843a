package io.insula.analytics.internal.ingest;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Hands the arguments of a statement over, one after another. */
final class Arguments {
  private final PreparedStatement statement;
  private int last;

  Arguments(PreparedStatement statement) {
    this.statement = statement;
  }

  void add(long number) throws SQLException {
    statement.setLong(++last, number);
  }

  void add(int[] numbers) throws SQLException {
    statement.setArray(++last, statement.getConnection().createArrayOf("int4", boxed(numbers)));
  }

  void addMicroseconds(List<? extends Row> rows) throws SQLException {
    add("int8", rows, row -> Microseconds.of(row.at()));
  }

  /** An array of what each row has, of a type of PostgreSQL. */
  <T> void add(String type, List<T> rows, Function<T, @Nullable Object> value) throws SQLException {
    var values = rows.stream().map(value).toArray();
    statement.setArray(++last, statement.getConnection().createArrayOf(type, values));
  }

  private static Object[] boxed(int[] numbers) {
    return Arrays.stream(numbers).boxed().toArray();
  }
}
