package io.insula.kernel.database;

import io.insula.api.UnavailableException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds out from an exception whether the database is unavailable, and whether a retry can help.
 * Also searches the causes, because libraries wrap the exceptions of the database.
 */
public final class DatabaseErrors {
  private static final String CONNECTION_EXCEPTION = "08";
  private static final int MAX_CAUSE_DEPTH = 20;

  /** The database has no free disk space, no free memory, or no free connection. */
  private static final String INSUFFICIENT_RESOURCES = "53";

  /** The disk of the database is full. */
  private static final String DISK_FULL = "53100";

  /** The database cannot read or write a file. */
  private static final String SYSTEM_ERROR = "58";

  /** The transaction is read-only, for instance because the database is a standby. */
  private static final String READ_ONLY = "25006";

  /**
   * The database is shutting down, has crashed, is starting, or is read-only. The last code stands
   * for a transaction that was idle for too long.
   */
  private static final Set<String> SERVER_UNAVAILABLE =
      Set.of("57P01", "57P02", "57P03", READ_ONLY, "25P03");

  /** A statement exceeded its timeout. */
  private static final String QUERY_CANCELED = "57014";

  /**
   * Errors after which a retry of the statement can succeed: transactions conflicted, a transaction
   * waited too long for a lock, or a statement took too long.
   */
  private static final Set<String> TRANSIENT = Set.of("40001", "40P01", "55P03", QUERY_CANCELED);

  /**
   * Errors that the values of a row cause: a value is invalid or too large for an index, or a
   * constraint is violated.
   */
  private static final Set<String> CLASSES_OF_ROW_FAULTS = Set.of("22", "23", "54");

  /** A table or schema does not exist. */
  private static final Set<String> DOES_NOT_EXIST = Set.of("42P01", "3F000");

  /**
   * The message of HikariCP's exception when a transaction rolls back on a broken connection. This
   * exception hides the error that caused the rollback.
   */
  private static final String CONNECTION_CLOSED_MESSAGE = "Connection is closed";

  /** How long clients are asked to wait. The database is usually available again within seconds. */
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private DatabaseErrors() {}

  /**
   * Returns the exception for the caller if the database is unavailable; empty for any other error.
   */
  public static Optional<UnavailableException> asUnavailable(Throwable error) {
    return isUnavailable(error)
        ? Optional.of(
            new UnavailableException(
                "The database is currently unavailable. Retry shortly.", RETRY_AFTER, error))
        : Optional.empty();
  }

  /**
   * Returns whether the database is unavailable, or has no free disk space, memory or connection. A
   * later retry can then succeed.
   */
  public static boolean isUnavailable(Throwable error) {
    return sqlExceptionsOf(error).anyMatch(DatabaseErrors::indicatesUnavailability);
  }

  /**
   * Returns whether the disk of the database is full, or the database cannot read or write a file.
   */
  static boolean isStorageFailure(Throwable error) {
    return sqlExceptionsOf(error)
        .map(SQLException::getSQLState)
        .anyMatch(
            state -> state != null && (state.equals(DISK_FULL) || state.startsWith(SYSTEM_ERROR)));
  }

  /** Returns whether a statement failed because its transaction was read-only. */
  static boolean isReadOnly(Throwable error) {
    return sqlExceptionsOf(error).anyMatch(e -> READ_ONLY.equals(e.getSQLState()));
  }

  /** Returns whether a statement was cancelled, for instance because it took too long. */
  public static boolean isCancelled(Throwable error) {
    return sqlExceptionsOf(error).anyMatch(e -> QUERY_CANCELED.equals(e.getSQLState()));
  }

  /**
   * Returns whether the statement failed for a reason that can pass, for instance a deadlock or a
   * timeout. A retry of the statement can then succeed.
   */
  public static boolean mayPass(Throwable error) {
    return sqlExceptionsOf(error)
        .anyMatch(e -> e.getSQLState() != null && TRANSIENT.contains(e.getSQLState()));
  }

  /**
   * Returns whether the values of a single row may have caused the error. Also returns true if the
   * error does not come from the database.
   */
  public static boolean mayBeTheFaultOfOneRow(Throwable error) {
    return sqlExceptionsOf(error)
        .map(SQLException::getSQLState)
        .allMatch(state -> state != null && CLASSES_OF_ROW_FAULTS.contains(state.substring(0, 2)));
  }

  /** Returns the database's messages about missing tables and schemas; none for other errors. */
  public static Stream<String> messagesOfWhatDoesNotExist(Throwable error) {
    return sqlExceptionsOf(error)
        .filter(e -> e.getSQLState() != null && DOES_NOT_EXIST.contains(e.getSQLState()))
        .map(e -> String.valueOf(e.getMessage()));
  }

  private static Stream<SQLException> sqlExceptionsOf(Throwable error) {
    return Stream.iterate(error, cause -> cause != null, Throwable::getCause)
        .limit(MAX_CAUSE_DEPTH)
        .flatMap(cause -> Stream.concat(Stream.of(cause), Stream.of(cause.getSuppressed())))
        .filter(SQLException.class::isInstance)
        .map(SQLException.class::cast);
  }

  private static boolean indicatesUnavailability(SQLException exception) {
    var state = exception.getSQLState();
    return exception instanceof SQLTransientConnectionException
        || CONNECTION_CLOSED_MESSAGE.equals(exception.getMessage())
        || (state != null
            && (state.startsWith(CONNECTION_EXCEPTION)
                || state.startsWith(INSUFFICIENT_RESOURCES)
                || state.startsWith(SYSTEM_ERROR)
                || SERVER_UNAVAILABLE.contains(state)));
  }
}
