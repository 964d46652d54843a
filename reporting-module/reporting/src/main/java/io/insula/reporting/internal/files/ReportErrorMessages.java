package io.insula.reporting.internal.files;

import io.insula.api.UnavailableException;
import io.insula.cycles.CycleNotFoundException;
import io.insula.kernel.database.DatabaseErrors;
import io.insula.reporting.internal.tickets.ReportFailedException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Explains to an admin why a report was not made. Unexpected errors are returned unchanged. */
final class ReportErrorMessages {
  private static final int MAX_CAUSE_DEPTH = 20;

  private ReportErrorMessages() {}

  /** Explains why the data of a cycle was not read. */
  static RuntimeException ofData(long cycleId, RuntimeException error) {
    if (error instanceof CycleNotFoundException) {
      return new ReportFailedException(
          "Cycle %d does not exist, so there is nothing to report on.".formatted(cycleId),
          false,
          error);
    }
    return ofDatabase(error);
  }

  /** Explains why files were not written, read or stored. */
  static RuntimeException ofFiles(Exception error) {
    if (causes(error).anyMatch(ClosedByInterruptException.class::isInstance)) {
      return new ReportFailedException(
          "The work on this report was interrupted. Request the report again.", true, error);
    }
    var known = database(error);
    if (known != null) {
      return known;
    }
    if (error instanceof ReportFailedException failure) {
      return failure;
    }
    if (causes(error).anyMatch(IOException.class::isInstance)) {
      return new ReportFailedException(
          "The server cannot write the files of this report to its disk, which may be full. Make"
              + " room in the folder for temporary files (java.io.tmpdir), then request the report"
              + " again.",
          true,
          error);
    }
    return error instanceof RuntimeException unexpected
        ? unexpected
        : new IllegalStateException(error);
  }

  /** Explains why the database failed. Unexpected errors are returned unchanged. */
  static RuntimeException ofDatabase(RuntimeException error) {
    var known = database(error);
    return known == null ? error : known;
  }

  private static @Nullable ReportFailedException database(Exception error) {
    if (error instanceof UnavailableException) {
      return new ReportFailedException(Objects.requireNonNull(error.getMessage()), true, error);
    }
    if (DatabaseErrors.isUnavailable(error)) {
      return new ReportFailedException(
          "The database is unavailable or full. Request this report again when the database works.",
          true,
          error);
    }
    return DatabaseErrors.mayPass(error)
        ? new ReportFailedException(
            "The database was too busy for this report. Request it again later.", true, error)
        : null;
  }

  private static Stream<Throwable> causes(Throwable error) {
    return Stream.iterate(error, each -> each != null, Throwable::getCause).limit(MAX_CAUSE_DEPTH);
  }
}
