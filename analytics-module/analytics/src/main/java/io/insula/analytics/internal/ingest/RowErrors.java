package io.insula.analytics.internal.ingest;

import com.fasterxml.jackson.core.JacksonException;
import io.insula.api.FieldError;
import io.insula.api.InvalidInputException;
import io.insula.kernel.web.problems.InputErrors;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with the rows of a request; of much, the first {@value #MOST}. */
final class RowErrors {
  static final int MOST = 100;

  private final List<FieldError> errors = new ArrayList<>(0);
  private String row = "";

  /** What is added from now on is about this row of an array, from 0. */
  void enter(int place) {
    row = "[" + place + "]";
  }

  /** What is added from now on is about the body as a whole. */
  void leave() {
    row = "";
  }

  /**
   * @param field of the row; empty for the row itself
   */
  void add(String field, String message) {
    if (!isFull()) {
      errors.add(
          new FieldError(row.isEmpty() || field.isEmpty() ? row + field : in(field), message));
    }
  }

  /** What is wrong with JSON. */
  void add(JacksonException error) {
    for (var found : InputErrors.of(error)) {
      if (!isFull()) {
        errors.add(
            found.field().isEmpty() || row.isEmpty() || found.field().startsWith(row)
                ? found
                : new FieldError(in(found.field()), found.message()));
      }
    }
  }

  private String in(String field) {
    return row + "." + field;
  }

  boolean isEmpty() {
    return errors.isEmpty();
  }

  /** Whether more need not be looked for. */
  boolean isFull() {
    return errors.size() >= MOST;
  }

  /**
   * @throws InvalidInputException if there are any
   */
  void throwIfAny() {
    if (!isEmpty()) {
      throw new InvalidInputException(errors);
    }
  }
}
