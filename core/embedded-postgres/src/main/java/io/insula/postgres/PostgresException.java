package io.insula.postgres;

import org.jspecify.annotations.Nullable;

/**
 * An embedded server cannot be used, for instance because it does not start or stop. The message is
 * one line for the user at the terminal.
 */
public final class PostgresException extends RuntimeException {
  PostgresException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  PostgresException(String message) {
    this(message, null);
  }
}
