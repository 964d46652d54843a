package io.insula.remote;

import io.insula.api.FieldError;
import io.insula.api.InsulaException;
import java.util.List;

/**
 * The other side threw an exception on purpose, but this process does not know its type, for
 * instance because the other side is newer. The kind, message and errors are those of the original.
 */
public final class RemoteFailureException extends InsulaException {
  private final String type;
  private final List<FieldError> errors;

  RemoteFailureException(
      String type, Kind kind, String message, List<FieldError> errors, Throwable cause) {
    super(kind, message, cause);
    this.type = type;
    this.errors = List.copyOf(errors);
  }

  /** Returns the other side's name of the type. */
  public String type() {
    return type;
  }

  @Override
  public List<FieldError> errors() {
    return errors;
  }
}
