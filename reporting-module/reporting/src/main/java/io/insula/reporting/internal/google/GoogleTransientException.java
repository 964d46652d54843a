package io.insula.reporting.internal.google;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request to Google failed, and a retry may succeed. */
final class GoogleTransientException extends RuntimeException {
  private final @Nullable Duration retryAfter;
  private final boolean mayHaveHappened;

  /**
   * @param message what happened, in words for an admin
   * @param retryAfter the wait that Google requests; null if it requests none
   * @param mayHaveHappened whether Google may have done what was requested
   */
  GoogleTransientException(
      String message,
      @Nullable Duration retryAfter,
      boolean mayHaveHappened,
      @Nullable Throwable cause) {
    super(message, cause);
    this.retryAfter = retryAfter;
    this.mayHaveHappened = mayHaveHappened;
  }

  Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  boolean mayHaveHappened() {
    return mayHaveHappened;
  }
}
