package io.insula.kernel.database.groupcommit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Writes the rows of one group.
 *
 * @param <T> a row
 * @param <R> the result for the caller that submitted the row
 */
@FunctionalInterface
public interface BatchWriter<T, R> {
  /**
   * Writes the rows with one statement. The connection uses auto-commit, so that one round trip
   * stores all rows of the group or none. An app that needs several statements puts them into a
   * function of its schema. If a call fails, this method may be called again with some of its rows.
   *
   * @return one result for each row, in the order of the rows
   */
  List<R> write(Connection connection, List<T> rows) throws SQLException;
}
