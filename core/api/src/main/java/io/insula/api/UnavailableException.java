package io.insula.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Something that is needed is unavailable or full right now; the same call may succeed later. */
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
