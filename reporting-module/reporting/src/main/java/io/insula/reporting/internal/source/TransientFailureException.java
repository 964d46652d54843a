package io.insula.reporting.internal.source;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An attempt at a query to the other backend failed, and the next one may succeed. */
final class TransientFailureException extends Exception {
  private final @Nullable Duration retryAfter;

  /**
   * @param message what happened, in words for an admin
   * @param retryAfter the wait that the other backend requests; null if it requests none
   */
  TransientFailureException(
      String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
    super(message, cause);
    this.retryAfter = retryAfter;
  }

  Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
