package io.insula.kernel.web.problems;

/** A body that broke off in the middle of a malformed chunk; the connection is of no more use. */
public final class MalformedBodyException extends RuntimeException {
  public MalformedBodyException(Throwable cause) {
    super("The body is not well-formed HTTP", cause);
  }
}
