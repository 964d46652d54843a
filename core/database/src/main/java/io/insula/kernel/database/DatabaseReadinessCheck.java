package io.insula.kernel.database;

import io.insula.api.UnavailableException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/** A condition for the readiness of the process, in addition to a working database connection. */
public interface DatabaseReadinessCheck {
  /** Checks the condition. The monitor calls this at every probe. */
  void check(Statement statement) throws SQLException;

  /** Returns whether the condition held at the last check. Never blocks. */
  boolean holds();

  /**
   * Explains an error of a request, or of a call from another process. The error can also show that
   * the condition no longer holds.
   *
   * @return the exception for the caller if this condition caused the error; otherwise empty
   */
  Optional<UnavailableException> explain(Throwable error);

  /**
   * Returns the exception of the first condition that explains an error; empty if no condition
   * explains the error.
   */
  static Optional<UnavailableException> explain(
      List<DatabaseReadinessCheck> conditions, Throwable error) {
    return conditions.stream().flatMap(condition -> condition.explain(error).stream()).findFirst();
  }
}
