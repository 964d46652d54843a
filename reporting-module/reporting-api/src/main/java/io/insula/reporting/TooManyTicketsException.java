package io.insula.reporting;

import io.insula.api.InsulaException;
import java.time.Duration;

/** A user has as many unfinished tickets as one user may have. */
public final class TooManyTicketsException extends InsulaException {
  private final Duration retryAfter;

  /**
   * Reports that the caller has too many unfinished tickets.
   *
   * @param max how many unfinished tickets one user may have
   * @param retryAfter how long to wait before the next try
   */
  public TooManyTicketsException(int max, Duration retryAfter) {
    super(
        Kind.CONFLICT,
        "You have "
            + max
            + " unfinished tickets, which is the limit. Wait until one is finished, or cancel"
            + " one.");
    this.retryAfter = retryAfter;
  }

  /**
   * Reports that another user, the requester of the ticket, has too many unfinished tickets.
   *
   * @param requester the user name of the requester
   * @param max how many unfinished tickets one user may have
   * @param retryAfter how long to wait before the next try
   */
  public TooManyTicketsException(String requester, int max, Duration retryAfter) {
    super(
        Kind.CONFLICT,
        requester
            + " has "
            + max
            + " unfinished tickets, which is the limit. Wait until one is finished, or cancel"
            + " one.");
    this.retryAfter = retryAfter;
  }

  public Duration retryAfter() {
    return retryAfter;
  }
}
