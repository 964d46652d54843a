package io.insula.kernel.database;

import io.insula.api.UnavailableException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/** A condition beyond the connection that must hold before the process can serve requests. */
public interface DatabaseCondition {
  /** Finds out whether it holds. The monitor calls this at every probe. */
  void check(Statement statement) throws SQLException;

  /** Whether it held at the last check. Never blocks. */
  boolean holds();

  /** What an error means to a caller that arose because the condition does not hold. */
  Optional<UnavailableException> explain(Throwable error);

  /** What an error means to a caller that arose because one of these does not hold. */
  static Optional<UnavailableException> explain(
      List<DatabaseCondition> conditions, Throwable error) {
    return conditions.stream().flatMap(condition -> condition.explain(error).stream()).findFirst();
  }
}
