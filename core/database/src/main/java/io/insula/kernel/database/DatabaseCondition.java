package io.insula.kernel.database;

import io.insula.api.UnavailableException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * A condition that must hold before the process can serve requests, in addition to a working
 * connection to the database.
 */
public interface DatabaseCondition {
  /** Checks the condition. The monitor calls this at every probe. */
  void check(Statement statement) throws SQLException;

  /** Returns whether the condition held at the last check. Never blocks. */
  boolean holds();

  /**
   * Returns the exception for the caller if an error occurred because the condition does not hold.
   */
  Optional<UnavailableException> explain(Throwable error);

  /**
   * Returns the exception for the caller if an error occurred because one of these conditions does
   * not hold.
   */
  static Optional<UnavailableException> explain(
      List<DatabaseCondition> conditions, Throwable error) {
    return conditions.stream().flatMap(condition -> condition.explain(error).stream()).findFirst();
  }
}
