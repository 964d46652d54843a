package io.insula.analytics.internal.ingest;

import com.fasterxml.jackson.core.JacksonException;
import io.insula.api.FieldError;
import io.insula.api.InvalidInputException;
import io.insula.kernel.web.problems.JsonDocumentErrors;
import java.util.ArrayList;
import java.util.List;

/** Collects the errors of the rows of a request. */
final class RowErrors {
  /**
   * The maximum number of errors in an answer that refuses the whole body. If only some rows are
   * refused, rows after this number of errors have one error each.
   */
  static final int MAX_ERRORS = 100;

  private static final int NO_ROW = -1;

  private final List<FieldError> errors = new ArrayList<>(0);
  private final List<RefusedRow> refused = new ArrayList<>(0);
  private int row = NO_ROW;
  private boolean isRowBad;
  private boolean isBodyBad;

  /**
   * Begins a row of an array. Errors that are added from now on belong to this row. The first row
   * has the index 0.
   */
  void enter(int place) {
    row = place;
    isRowBad = false;
  }

  /** Ends the rows. Errors that are added from now on belong to the whole body. */
  void leave() {
    row = NO_ROW;
  }

  /**
   * @param field the field of the row; empty for the row itself
   */
  void add(String field, String message) {
    if (row == NO_ROW) {
      isBodyBad = true;
    } else if (!isRowBad || refused.size() < MAX_ERRORS) {
      refused.add(new RefusedRow(row, field, message));
    }
    isRowBad = true;
    if (errors.size() < MAX_ERRORS) {
      errors.add(new FieldError(pathOf(field), message));
    }
  }

  /** Adds an error of the JSON parser, after which parsing can continue with the next row. */
  void add(JacksonException error) {
    for (var found : JsonDocumentErrors.of(error)) {
      add(inRow(found.field()), found.message());
    }
  }

  /** Adds an error after which the rest of the body cannot be parsed. */
  void addEnd(JacksonException error) {
    add(error);
    isBodyBad = true;
  }

  private String pathOf(String field) {
    if (row == NO_ROW) {
      return field;
    }
    return "[" + row + "]" + (field.isEmpty() ? "" : "." + field);
  }

  /**
   * Returns the path of a field in its row. For instance, the parser's path {@code [2].url} becomes
   * {@code url}.
   */
  private String inRow(String field) {
    var start = "[" + row + "]";
    if (row == NO_ROW || !field.startsWith(start)) {
      return field;
    }
    var rest = field.substring(start.length());
    return rest.startsWith(".") ? rest.substring(1) : rest;
  }

  /** Whether the last row has an error. */
  boolean isRowBad() {
    return isRowBad;
  }

  /** Whether the whole body must be refused. */
  boolean isBodyBad() {
    return isBodyBad;
  }

  List<RefusedRow> refused() {
    return refused;
  }

  /**
   * @throws InvalidInputException if the whole body, or each of its rows, must be refused
   */
  void throwIfNothingIsGood(boolean hasGoodRows) {
    if (isBodyBad || !hasGoodRows && !errors.isEmpty()) {
      throw new InvalidInputException(errors);
    }
  }
}
