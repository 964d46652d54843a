package io.insula.cycles.internal.pabulib;

import io.insula.api.FieldError;
import io.insula.api.FilePosition;
import io.insula.api.InsulaException;
import java.util.List;
import java.util.Optional;

/** The first error in a file. */
public final class PabulibException extends InsulaException {
  private final String field;
  private final String problem;
  private final int line;
  private final int column;

  PabulibException(String field, String problem, int line, int column) {
    super(Kind.INVALID, "Line " + line + ", column " + column + ": " + field + " " + problem);
    this.field = field;
    this.problem = problem;
    this.line = line;
    this.column = column;
  }

  /**
   * Returns the key, column or section with the error, as the format spells it; {@code file} for
   * the whole file.
   */
  public String field() {
    return field;
  }

  /** Returns the error text. */
  public String problem() {
    return problem;
  }

  /** Returns the line, from 1. */
  public int line() {
    return line;
  }

  /** Returns the column, from 1, in characters. */
  public int column() {
    return column;
  }

  @Override
  public List<FieldError> errors() {
    return List.of(new FieldError(field, problem));
  }

  @Override
  public Optional<FilePosition> position() {
    return Optional.of(new FilePosition(line, column));
  }
}
