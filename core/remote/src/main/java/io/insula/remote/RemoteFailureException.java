package io.insula.remote;

import io.insula.api.FieldError;
import io.insula.api.InsulaException;
import java.util.List;

/**
 * The other side threw an exception on purpose of a type that this one does not know, for instance
 * because it is newer. Its kind, its message and its errors are those of the original.
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

  /** What the other side calls its type. */
  public String type() {
    return type;
  }

  @Override
  public List<FieldError> errors() {
    return errors;
  }
}
