package io.insula.reporting.internal.mail;

import io.insula.reporting.Ticket;

/** Writes to who asked for a ticket. There is none where no mail server is configured. */
public interface TicketMail {
  /**
   * Says by e-mail how a finished ticket ended, if an address of who asked for it is known.
   *
   * @throws io.insula.api.UnavailableException if the mail cannot be sent right now
   */
  void send(Ticket ticket);
}
