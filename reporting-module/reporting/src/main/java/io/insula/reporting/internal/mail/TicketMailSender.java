package io.insula.reporting.internal.mail;

import io.insula.reporting.Ticket;

/**
 * Sends e-mail to the requester of a ticket. This bean does not exist unless a mail server is
 * configured.
 */
public interface TicketMailSender {
  /**
   * Reports the outcome of a finished ticket by e-mail, if the address of the requester is known.
   * If a retry would fail, too, this method only logs the failure.
   *
   * @throws io.insula.api.UnavailableException if the e-mail cannot be sent at the moment
   */
  void send(Ticket ticket);
}
