package io.insula.reporting;

import io.insula.api.InsulaException;
import java.time.Duration;

/** The caller has as many unfinished tickets as one user may have. */
public final class TooManyTicketsException extends InsulaException {
  private final Duration retryAfter;

  /**
   * @param most how many unfinished tickets one user may have
   * @param retryAfter how long to wait before the next try
   */
  public TooManyTicketsException(int most, Duration retryAfter) {
    super(
        Kind.CONFLICT,
        "You have "
            + most
            + " unfinished tickets, which is the limit. Wait until one is finished, or cancel"
            + " one.");
    this.retryAfter = retryAfter;
  }

  public Duration retryAfter() {
    return retryAfter;
  }
}
