package io.insula.api;

import java.util.List;
import java.util.stream.Collectors;

/** An input breaks rules. The exception lists the errors that were found. */
public final class InvalidInputException extends InsulaException {
  private final List<FieldError> errors;

  /**
   * @param errors the errors, at least one
   * @throws IllegalArgumentException if {@code errors} is empty
   */
  public InvalidInputException(List<FieldError> errors) {
    super(Kind.INVALID, describe(errors));
    this.errors = List.copyOf(errors);
  }

  public InvalidInputException(String field, String message) {
    this(List.of(new FieldError(field, message)));
  }

  @Override
  public List<FieldError> errors() {
    return errors;
  }

  private static String describe(List<FieldError> errors) {
    if (errors.isEmpty()) {
      throw new IllegalArgumentException("an invalid input needs at least one error");
    }
    return errors.stream()
        .map(
            error ->
                error.field().isEmpty() ? error.message() : error.field() + " " + error.message())
        .collect(Collectors.joining("; "));
  }
}
