package io.insula.reporting.internal.source;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One attempt failed, and the next one may succeed. */
final class PassingFailureException extends Exception {
  private final @Nullable Duration retryAfter;

  /**
   * @param message what happened, in words for an admin
   * @param retryAfter how long the other backend wants not to be asked; null if it did not say
   */
  PassingFailureException(
      String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
    super(message, cause);
    this.retryAfter = retryAfter;
  }

  Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
