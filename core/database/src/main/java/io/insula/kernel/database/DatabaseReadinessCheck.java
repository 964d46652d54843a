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
public interface DatabaseReadinessCheck {
  /** Checks the condition. The monitor calls this at every probe. */
  void check(Statement statement) throws SQLException;

  /** Returns whether the condition held at the last check. Never blocks. */
  boolean holds();

  /**
   * Explains an error of a request, or of a call from another process. The condition can also
   * notice from the error that it no longer holds.
   *
   * @return the exception for the caller if this condition caused the error; otherwise empty
   */
  Optional<UnavailableException> explain(Throwable error);

  /**
   * Returns the exception for the caller from the first condition that explains an error; empty if
   * no condition explains the error.
   */
  static Optional<UnavailableException> explain(
      List<DatabaseReadinessCheck> conditions, Throwable error) {
    return conditions.stream().flatMap(condition -> condition.explain(error).stream()).findFirst();
  }
}
