package io.insula.kernel.base;

import org.jspecify.annotations.Nullable;

/**
 * The process cannot start, or not go on starting. The message is one line that says to its
 * operator why and what to do; the main class prints it and nothing else.
 */
public class CannotStartException extends RuntimeException {
  public CannotStartException(String message) {
    this(message, null);
  }

  public CannotStartException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
