package io.insula.reporting;

import io.insula.api.InsulaException;
import java.time.Duration;

/** Somebody has as many unfinished tickets as one person may have. */
public final class TooManyTicketsException extends InsulaException {
  private final Duration retryAfter;

  /**
   * @param most how many one person may have
   * @param retryAfter how long to wait before the next try
   */
  public TooManyTicketsException(int most, Duration retryAfter) {
    super(
        Kind.CONFLICT,
        "You have "
            + most
            + " unfinished tickets, and nobody may have more. Wait until one is finished, or cancel"
            + " one.");
    this.retryAfter = retryAfter;
  }

  public Duration retryAfter() {
    return retryAfter;
  }
}
