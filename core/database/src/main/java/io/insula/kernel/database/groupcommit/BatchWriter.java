package io.insula.kernel.database.groupcommit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Writes the rows of one group.
 *
 * @param <T> a row
 * @param <R> what its caller is answered
 */
@FunctionalInterface
public interface BatchWriter<T, R> {
  /**
   * Writes the rows with one statement. The connection commits by itself (auto-commit), so that one
   * round trip stores the group, all or none of it; what needs several statements goes into a
   * function of the app's schema. May be called again with a part of the same rows after it has
   * failed.
   *
   * @return an answer a row, in the order of the rows
   */
  List<R> write(Connection connection, List<T> rows) throws SQLException;
}
