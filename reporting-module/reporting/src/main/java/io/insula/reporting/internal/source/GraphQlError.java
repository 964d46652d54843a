package io.insula.reporting.internal.source;

import io.insula.cycles.CycleNotFoundException;
import io.insula.reporting.internal.tickets.ReportFailedException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An error in a GraphQL response of the other backend.
 *
 * @param code a code for programs, for instance {@code not_found}
 * @param message the message, on one line
 */
record GraphQlError(String code, String message) {
  private static final String INVALID = "invalid";
  private static final String NOT_FOUND = "not_found";
  private static final String UNAVAILABLE = "unavailable";
  private static final int MAX_MESSAGES = 3;

  boolean isTransient() {
    return code.equals(UNAVAILABLE);
  }

  /**
   * Returns the failure for a partial response about a cycle.
   *
   * @param errors the errors, at least one
   */
  static RuntimeException failure(long cycleId, List<GraphQlError> errors) {
    return errors.stream().anyMatch(each -> each.code.equals(NOT_FOUND))
        ? new CycleNotFoundException(cycleId)
        : failure(errors);
  }

  /**
   * @param errors the errors, at least one
   */
  static ReportFailedException failure(List<GraphQlError> errors) {
    var isFinal = errors.stream().anyMatch(each -> each.code.equals(INVALID));
    return new ReportFailedException(
        "The backend of the cycles could not answer all of the query: " + words(errors),
        !isFinal,
        null);
  }

  /** Joins the distinct messages, up to a limit. */
  static String words(List<GraphQlError> errors) {
    return errors.stream()
        .map(GraphQlError::message)
        .distinct()
        .limit(MAX_MESSAGES)
        .collect(Collectors.joining(" "));
  }
}
