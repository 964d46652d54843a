package io.insula.kernel.web.problems;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.insula.api.FieldError;
import io.insula.api.FilePosition;
import io.micronaut.core.annotation.Introspected;
import org.jspecify.annotations.Nullable;

/**
 * One error in one field of a request.
 *
 * @param field the path of the field; empty for the request as a whole
 * @param message what is wrong, for the end user
 * @param line the line in the uploaded file, from 1; omitted if there is no file
 * @param column the column in the line, from 1
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
