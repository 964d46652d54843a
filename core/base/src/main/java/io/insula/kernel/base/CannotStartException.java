package io.insula.kernel.base;

import org.jspecify.annotations.Nullable;

/**
 * The process cannot complete its start. The message is one line for the operator: the reason, and
 * what to do.
 */
public class CannotStartException extends RuntimeException {
  public CannotStartException(String message) {
    this(message, null);
  }

  public CannotStartException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
