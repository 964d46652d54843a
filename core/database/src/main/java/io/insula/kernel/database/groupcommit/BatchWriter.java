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
   * Writes all rows or none, with one statement in auto-commit. The statement can call a function
   * of the app's schema. After a failure, this method may be called again with some of the rows.
   *
   * @return one result for each row, in the order of the rows
   */
  List<R> write(Connection connection, List<T> rows) throws SQLException;
}
