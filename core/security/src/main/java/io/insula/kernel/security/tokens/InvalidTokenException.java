package io.insula.kernel.security.tokens;

import org.jspecify.annotations.Nullable;

/** The token is not valid. The message is only for the operator's log. */
final class InvalidTokenException extends Exception {
  InvalidTokenException(String message) {
    this(message, null);
  }

  InvalidTokenException(String message, @Nullable Throwable cause) {
    super(message, cause, false, false);
  }
}
