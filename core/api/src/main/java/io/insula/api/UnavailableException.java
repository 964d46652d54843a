package io.insula.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A resource that the call needs is unavailable or full right now. A retry can succeed. */
public final class UnavailableException extends InsulaException {
  private final Duration retryAfter;

  /**
   * @param retryAfter how long to wait before the next try
   */
  public UnavailableException(String message, Duration retryAfter, @Nullable Throwable cause) {
    super(Kind.UNAVAILABLE, message, cause);
    this.retryAfter = retryAfter;
  }

  public Duration retryAfter() {
    return retryAfter;
  }
}
