package io.insula.kernel.web.problems;

import io.insula.api.FieldError;
import io.insula.api.FilePosition;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An error as the client gets it.
 *
 * @param detail the cause of this error, for the end user
 * @param errors the errors by field
 * @param position the position in the uploaded file; null if there is none
 * @param retryAfter how long to wait before a retry; null if a retry cannot help
 */
record MappedError(
    ProblemType type,
    String detail,
    List<FieldError> errors,
    @Nullable FilePosition position,
    @Nullable Duration retryAfter) {

  static MappedError of(ProblemType type, String detail) {
    return new MappedError(type, detail, List.of(), null, null);
  }

  static MappedError invalid(List<FieldError> errors) {
    var detail =
        errors.stream()
            .map(error -> (error.field() + " " + error.message()).strip())
            .collect(Collectors.joining("; "));
    return new MappedError(ProblemType.INVALID_INPUT, detail, errors, null, null);
  }

  static MappedError invalid(String field, String message) {
    return invalid(List.of(new FieldError(field, message)));
  }

  /** Returns the error for a client that has disconnected and so does not receive it. */
  static MappedError abandoned() {
    return invalid("", "The request did not arrive completely.");
  }

  Problem asProblem(String traceId) {
    return new Problem(
        type.uri(),
        type.title(),
        type.status().getCode(),
        detail,
        traceId,
        errors.stream().map(error -> ProblemError.of(error, position)).toList());
  }

  static MappedError unexpected() {
    return of(
        ProblemType.UNEXPECTED,
        "An unexpected error happened. Report the trace_id of this answer to the operator, who"
            + " finds the cause in the log.");
  }
}
