package io.insula.cycles.internal.cycle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Reads the arrays of a database row. */
public final class SqlArrays {
  private SqlArrays() {}

  public static List<String> texts(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }

  static List<Integer> integers(ResultSet row, String column) throws SQLException {
    return List.of((Integer[]) row.getArray(column).getArray());
  }
}
