package io.insula.reporting;

import io.insula.api.InsulaException;

/** No ticket has this id, or the caller may not see it. */
public final class TicketNotFoundException extends InsulaException {
  private final long ticketId;

  public TicketNotFoundException(long ticketId) {
    super(Kind.NOT_FOUND, "No ticket has the number " + ticketId + ", or you may not see it.");
    this.ticketId = ticketId;
  }

  public long ticketId() {
    return ticketId;
  }
}
