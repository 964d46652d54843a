package io.insula.remote;

import io.insula.api.FieldError;
import io.insula.api.InsulaException;
import java.util.List;

/**
 * The called app threw an exception of its API, but this process does not know the type of that
 * exception or cannot read its fields, for instance because the other process has a newer version.
 * The kind, message and errors are those of the original exception.
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

  /** Returns the name that the other process uses for the type of the exception. */
  public String type() {
    return type;
  }

  @Override
  public List<FieldError> errors() {
    return errors;
  }
}
