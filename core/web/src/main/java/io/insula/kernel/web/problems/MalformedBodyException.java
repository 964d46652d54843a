package io.insula.kernel.web.problems;

/** A body with a malformed chunk, or that is not coded as it says; the connection has to close. */
public final class MalformedBodyException extends RuntimeException {
  public MalformedBodyException(Throwable cause) {
    super("The body is not well-formed HTTP", cause);
  }
}
