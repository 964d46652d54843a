package io.insula.kernel.security.tokens;

import org.jspecify.annotations.Nullable;

/** A token that is not to be believed. The message is for the operator's log alone. */
final class InvalidTokenException extends Exception {
  InvalidTokenException(String message) {
    this(message, null);
  }

  InvalidTokenException(String message, @Nullable Throwable cause) {
    super(message, cause, false, false);
  }
}
