package io.insula.reporting;

import io.insula.api.InsulaException;

/** The status of a ticket does not allow the requested change. */
public final class TicketConflictException extends InsulaException {
  private final long ticketId;

  public TicketConflictException(long ticketId, String message) {
    super(Kind.CONFLICT, message);
    this.ticketId = ticketId;
  }

  public long ticketId() {
    return ticketId;
  }
}
