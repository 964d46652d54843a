package io.insula.kernel.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Reads what the database meant by an error, in whatever exception of a library it is wrapped. */
public final class DatabaseErrors {
  private static final String CONNECTION_EXCEPTION = "08";
  private static final String UNIQUE_VIOLATION = "23505";
  private static final int DEEPEST_CAUSE = 20;

  /** Shutting down, crashed, starting, or without a free connection. */
  private static final Set<String> NOT_NOW = Set.of("57P01", "57P02", "57P03", "53300");

  private DatabaseErrors() {}

  /** Whether the database is away or full, so that the same may succeed later. */
  public static boolean isUnavailable(Throwable error) {
    return sqlExceptions(error).anyMatch(DatabaseErrors::tellsUnavailability);
  }

  /** The name of the unique constraint or index that a statement would have broken. */
  public static Optional<String> violatedUniqueConstraint(Throwable error) {
    return sqlExceptions(error)
        .filter(exception -> UNIQUE_VIOLATION.equals(exception.getSQLState()))
        .filter(PSQLException.class::isInstance)
        .map(exception -> ((PSQLException) exception).getServerErrorMessage())
        .flatMap(Stream::ofNullable)
        .map(ServerErrorMessage::getConstraint)
        .flatMap(Stream::ofNullable)
        .findFirst();
  }

  private static boolean tellsUnavailability(SQLException exception) {
    var state = exception.getSQLState();
    return exception instanceof SQLTransientConnectionException
        || (state != null && (state.startsWith(CONNECTION_EXCEPTION) || NOT_NOW.contains(state)));
  }

  private static Stream<SQLException> sqlExceptions(Throwable error) {
    return Stream.iterate(error, cause -> cause != null, Throwable::getCause)
        .limit(DEEPEST_CAUSE)
        .filter(SQLException.class::isInstance)
        .map(SQLException.class::cast);
  }
}
