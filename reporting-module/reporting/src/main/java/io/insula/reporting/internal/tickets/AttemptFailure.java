package io.insula.reporting.internal.tickets;

import io.insula.api.InsulaException;
import io.insula.kernel.database.DatabaseErrors;
import org.jspecify.annotations.Nullable;

/**
 * The reason why an attempt failed.
 *
 * @param error the reason in words for an admin
 * @param isTransient whether another attempt may succeed
 * @param isExpected whether the reason is complete; otherwise the exception must be logged, too
 */
record AttemptFailure(String error, boolean isTransient, boolean isExpected) {
  /**
   * @param traceId the trace id of the error in the log
   */
  static AttemptFailure of(Throwable error, String traceId) {
    return switch (error) {
      case ReportFailedException e -> expected(e.getMessage(), e.isTransient());
      case InsulaException e ->
          expected(e.getMessage(), e.kind() == InsulaException.Kind.UNAVAILABLE);
      case Throwable e when DatabaseErrors.isUnavailable(e) || DatabaseErrors.mayPass(e) ->
          expected("The database was unavailable.", true);
      default ->
          new AttemptFailure(
              "An unexpected error happened. The log of the server has the cause under the"
                  + " trace id "
                  + traceId
                  + ".",
              true,
              false);
    };
  }

  private static AttemptFailure expected(@Nullable String message, boolean isTransient) {
    return new AttemptFailure(
        message == null ? "The report could not be made. Request the report again." : message,
        isTransient,
        true);
  }
}
