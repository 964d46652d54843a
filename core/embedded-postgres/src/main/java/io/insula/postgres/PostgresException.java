package io.insula.postgres;

import org.jspecify.annotations.Nullable;

/** The server did not start or stop. The message is one line for the user at the terminal. */
public final class PostgresException extends RuntimeException {
  PostgresException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  PostgresException(String message) {
    this(message, null);
  }
}
