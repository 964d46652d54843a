package io.insula.reporting;

import io.insula.api.InsulaException;

/** There is no ticket with this id, or none that the caller may know of. */
public final class TicketNotFoundException extends InsulaException {
  private final long ticketId;

  public TicketNotFoundException(long ticketId) {
    super(Kind.NOT_FOUND, "There is no ticket " + ticketId + ".");
    this.ticketId = ticketId;
  }

  public long ticketId() {
    return ticketId;
  }
}
