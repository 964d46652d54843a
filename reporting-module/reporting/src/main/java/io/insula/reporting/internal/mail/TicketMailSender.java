package io.insula.reporting.internal.mail;

import io.insula.reporting.Ticket;

/**
 * Sends e-mail to the requester of a ticket. This bean exists only if a mail server is configured.
 */
public interface TicketMailSender {
  /**
   * Reports the outcome of a finished ticket by e-mail, if the requester's address is known. A
   * permanent failure is only logged.
   *
   * @throws io.insula.api.UnavailableException if the e-mail cannot be sent at the moment
   */
  void send(Ticket ticket);
}
