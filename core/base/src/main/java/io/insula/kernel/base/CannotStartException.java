package io.insula.kernel.base;

import org.jspecify.annotations.Nullable;

/**
 * The process cannot complete its start. The message is one line for the operator with the reason
 * and what to do. The main class prints only this line.
 */
public class CannotStartException extends RuntimeException {
  public CannotStartException(String message) {
    this(message, null);
  }

  public CannotStartException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
