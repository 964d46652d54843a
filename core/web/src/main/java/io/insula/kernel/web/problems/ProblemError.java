package io.insula.kernel.web.problems;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.insula.api.FieldError;
import io.insula.api.FilePosition;
import io.micronaut.core.annotation.Introspected;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with one field of a request.
 *
 * @param field its path; empty when it is about the request as a whole
 * @param message what is wrong, for the end user
 * @param line where it stands in the file that was sent, from 1; left out where it is no file
 * @param column the same within the line, from 1
 */
@Introspected
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemError(
    String field, String message, @Nullable Integer line, @Nullable Integer column) {
  static ProblemError of(FieldError error, @Nullable FilePosition position) {
    return position == null
        ? new ProblemError(error.field(), error.message(), null, null)
        : new ProblemError(error.field(), error.message(), position.line(), position.column());
  }
}
