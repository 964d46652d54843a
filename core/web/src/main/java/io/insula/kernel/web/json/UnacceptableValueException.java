package io.insula.kernel.web.json;

import com.fasterxml.jackson.core.JsonProcessingException;

/** A JSON value is well formed, but no field accepts it. The message is for the end user. */
public final class UnacceptableValueException extends JsonProcessingException {
  private static final long serialVersionUID = 1L;

  private final String field;

  UnacceptableValueException(String field, String message) {
    super(message);
    this.field = field;
  }

  /** Returns the path of the field, for instance {@code tags[2]}; empty for the whole document. */
  public String field() {
    return field;
  }
}
