package io.insula.kernel.web.problems;

import io.insula.api.FieldError;
import io.insula.api.FilePosition;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an error means to the client.
 *
 * @param detail what is wrong this time, for the end user
 * @param errors what is wrong with which field
 * @param position where that stands in the file that was sent; null where it is no file
 * @param retryAfter how long to wait before the next try; null where that is pointless
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

  /** For a client that has gone away and will not read it. */
  static MappedError abandoned() {
    return invalid("", "The request did not arrive whole.");
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
        ProblemType.UNEXPECTED, "An unexpected error happened; it has been written to the log.");
  }
}
