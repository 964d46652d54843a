package io.insula.kernel.database;

import io.insula.api.UnavailableException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds out whether an error means that the database is unavailable, in whatever exception of a
 * library it is wrapped. Which constraint a statement broke, {@link Constraints} finds out.
 */
public final class DatabaseErrors {
  private static final String CONNECTION_EXCEPTION = "08";
  private static final int DEEPEST_CAUSE = 20;

  /** Its disk or memory is full, or it has no free connection. */
  private static final String INSUFFICIENT_RESOURCES = "53";

  /** It cannot read or write a file. */
  private static final String SYSTEM_ERROR = "58";

  /**
   * Shutting down, crashed, starting, or read-only: a standby, for instance after a failover. Also
   * a connection that was ended because its transaction stood still.
   */
  private static final Set<String> NOT_NOW = Set.of("57P01", "57P02", "57P03", "25006", "25P03");

  /** A statement that took longer than it was allowed to. */
  private static final String QUERY_CANCELED = "57014";

  /** Concurrent transactions, locks and statements that took too long. */
  private static final Set<String> MAY_PASS = Set.of("40001", "40P01", "55P03", QUERY_CANCELED);

  /** Bad values, broken constraints, and what is too large for an index. */
  private static final Set<String> FAULTS_OF_A_ROW = Set.of("22", "23", "54");

  /** No such table, no such schema. */
  private static final Set<String> DOES_NOT_EXIST = Set.of("42P01", "3F000");

  /** What a rollback gets, and throws in place of the error that made it necessary. */
  private static final String GIVEN_UP_BY_THE_POOL = "Connection is closed";

  /** It is usually back within seconds. */
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private DatabaseErrors() {}

  /** What such an error is to a caller; empty if the database is available. */
  public static Optional<UnavailableException> asUnavailable(Throwable error) {
    return isUnavailable(error)
        ? Optional.of(
            new UnavailableException("The database is currently unavailable.", RETRY_AFTER, error))
        : Optional.empty();
  }

  /** Whether the database is unavailable or full, so that the same may succeed later. */
  public static boolean isUnavailable(Throwable error) {
    return sqlExceptionsOf(error).anyMatch(DatabaseErrors::indicatesUnavailability);
  }

  /** Whether a statement was stopped, for instance since it took too long. */
  public static boolean isCancelled(Throwable error) {
    return sqlExceptionsOf(error).anyMatch(e -> QUERY_CANCELED.equals(e.getSQLState()));
  }

  /** Whether the database is available, and the same may succeed when it is tried again. */
  public static boolean mayPass(Throwable error) {
    return sqlExceptionsOf(error)
        .anyMatch(e -> e.getSQLState() != null && MAY_PASS.contains(e.getSQLState()));
  }

  /** Whether one of several rows may be what the statement failed for. */
  public static boolean mayBeTheFaultOfOneRow(Throwable error) {
    return sqlExceptionsOf(error)
        .map(SQLException::getSQLState)
        .allMatch(state -> state != null && FAULTS_OF_A_ROW.contains(state.substring(0, 2)));
  }

  /** What the database said about tables and schemas that do not exist. */
  public static Stream<String> messagesOfWhatDoesNotExist(Throwable error) {
    return sqlExceptionsOf(error)
        .filter(e -> e.getSQLState() != null && DOES_NOT_EXIST.contains(e.getSQLState()))
        .map(e -> String.valueOf(e.getMessage()));
  }

  private static Stream<SQLException> sqlExceptionsOf(Throwable error) {
    return Stream.iterate(error, cause -> cause != null, Throwable::getCause)
        .limit(DEEPEST_CAUSE)
        .flatMap(cause -> Stream.concat(Stream.of(cause), Stream.of(cause.getSuppressed())))
        .filter(SQLException.class::isInstance)
        .map(SQLException.class::cast);
  }

  private static boolean indicatesUnavailability(SQLException exception) {
    var state = exception.getSQLState();
    return exception instanceof SQLTransientConnectionException
        || GIVEN_UP_BY_THE_POOL.equals(exception.getMessage())
        || (state != null
            && (state.startsWith(CONNECTION_EXCEPTION)
                || state.startsWith(INSUFFICIENT_RESOURCES)
                || state.startsWith(SYSTEM_ERROR)
                || NOT_NOW.contains(state)));
  }
}
