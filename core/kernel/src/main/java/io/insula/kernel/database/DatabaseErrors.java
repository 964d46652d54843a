package io.insula.kernel.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells whether an error means that the database is away, in whatever exception of a library it is
 * wrapped. What a statement broke, {@link Constraints} tells.
 */
public final class DatabaseErrors {
  private static final String CONNECTION_EXCEPTION = "08";
  private static final int DEEPEST_CAUSE = 20;

  /** Its disk or memory is full, or it has no free connection. */
  private static final String INSUFFICIENT_RESOURCES = "53";

  /** Shutting down, crashed, or starting. */
  private static final Set<String> NOT_NOW = Set.of("57P01", "57P02", "57P03");

  /** What a rollback gets, and then tells in place of the error that made it necessary. */
  private static final String GIVEN_UP_BY_THE_POOL = "Connection is closed";

  private DatabaseErrors() {}

  /** Whether the database is away or full, so that the same may succeed later. */
  public static boolean isUnavailable(Throwable error) {
    return Stream.iterate(error, cause -> cause != null, Throwable::getCause)
        .limit(DEEPEST_CAUSE)
        .flatMap(cause -> Stream.concat(Stream.of(cause), Stream.of(cause.getSuppressed())))
        .filter(SQLException.class::isInstance)
        .map(SQLException.class::cast)
        .anyMatch(DatabaseErrors::tellsUnavailability);
  }

  private static boolean tellsUnavailability(SQLException exception) {
    var state = exception.getSQLState();
    return exception instanceof SQLTransientConnectionException
        || GIVEN_UP_BY_THE_POOL.equals(exception.getMessage())
        || (state != null
            && (state.startsWith(CONNECTION_EXCEPTION)
                || state.startsWith(INSUFFICIENT_RESOURCES)
                || NOT_NOW.contains(state)));
  }
}
