package io.insula.reporting.internal.google;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request to Google failed in a way that may pass. */
final class GooglePassingException extends RuntimeException {
  private final @Nullable Duration retryAfter;
  private final boolean mayHaveHappened;

  /**
   * @param message what happened, in words for an admin
   * @param retryAfter the wait that Google asks for; null if it asks for none
   * @param mayHaveHappened whether Google may have done what it was asked to
   */
  GooglePassingException(
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
