package io.insula.kernel.web.problems;

/** A body has a malformed chunk or content coding, so the connection must close. */
public final class MalformedBodyException extends RuntimeException {
  public MalformedBodyException(Throwable cause) {
    super("The body is not well-formed HTTP", cause);
  }
}
