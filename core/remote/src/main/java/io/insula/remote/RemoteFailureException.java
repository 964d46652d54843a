package io.insula.remote;

import io.insula.api.FieldError;
import io.insula.api.InsulaException;
import java.util.List;

/**
 * An exception of the called app's API that this process does not know, for instance from a newer
 * version. The kind, the message and the errors come from the called app.
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

  /**
   * Returns the name of the exception's type on the wire, for instance {@code garden.BedNotFound}.
   */
  public String type() {
    return type;
  }

  @Override
  public List<FieldError> errors() {
    return errors;
  }
}
