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
   * Returns the exception to answer the caller with if the given error occurred because this
   * condition does not hold; empty if the error has another cause. The web layer and the calls from
   * other processes pass every error of a request, so a condition can also learn from the error
   * that it no longer holds.
   */
  Optional<UnavailableException> explain(Throwable error);

  /**
   * Returns the exception to answer the caller with if the given error occurred because one of
   * these conditions does not hold; empty if the error has another cause.
   */
  static Optional<UnavailableException> explain(
      List<DatabaseReadinessCheck> conditions, Throwable error) {
    return conditions.stream().flatMap(condition -> condition.explain(error).stream()).findFirst();
  }
}
