package io.insula.reporting.internal.mail;

import io.insula.api.UnavailableException;
import io.insula.membership.AccountDirectory;
import io.insula.reporting.Ticket;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends e-mail by SMTP. This bean is created when the server starts, so a server with a wrong
 * setting does not start.
 */
@Context
@Requires(property = "insula.reporting.mail.host", pattern = ".+")
final class SmtpTicketMailSender implements TicketMailSender {
  private static final Logger LOG = LoggerFactory.getLogger(SmtpTicketMailSender.class);
  private static final Duration RETRY_AFTER = Duration.ofMinutes(1);

  private final Session session;
  private final InternetAddress sender;
  private final TicketMailWriter text;
  private final BeanProvider<AccountDirectory> accounts;
  private final Clock clock;

  /**
   * @throws io.insula.kernel.base.InvalidConfigurationException if a setting is missing or wrong
   */
  @Inject
  SmtpTicketMailSender(
      SmtpSettings settings,
      @Value("${insula.reporting.public-url}") String publicUrl,
      BeanProvider<AccountDirectory> accounts,
      Clock clock) {
    settings.check();
    this(SmtpSessionFactory.of(settings), settings, publicUrl, accounts, clock);
  }

  SmtpTicketMailSender(
      Session session,
      SmtpSettings settings,
      String publicUrl,
      BeanProvider<AccountDirectory> accounts,
      Clock clock) {
    this.session = session;
    this.sender = settings.sender();
    this.text = new TicketMailWriter(PublicUrl.of(publicUrl));
    this.accounts = accounts;
    this.clock = clock;
  }

  @Override
  public void send(Ticket ticket) {
    Optional.ofNullable(ticket.requestedBy())
        .flatMap(this::address)
        .ifPresent(address -> send(ticket, address));
  }

  /**
   * Finds the address of a user. Users of an external identity provider have no address on this
   * server.
   */
  private Optional<String> address(String username) {
    return accounts.isPresent() ? accounts.get().emailOf(username) : Optional.empty();
  }

  private void send(Ticket ticket, String address) {
    try {
      Transport.send(message(ticket, address));
      LOG.info("The e-mail about ticket {} is sent", ticket.id());
    } catch (MessagingException e) {
      // The exceptions of the mail library contain the address, so they are not logged.
      var failure = SmtpFailure.of(e);
      if (failure.isTransient()) {
        throw new UnavailableException(
            "The e-mail about ticket %d is not sent yet: %s."
                .formatted(ticket.id(), failure.reason()),
            RETRY_AFTER,
            null);
      }
      LOG.warn("The e-mail about ticket {} is not sent: {}", ticket.id(), failure.reason());
    }
  }

  private MimeMessage message(Ticket ticket, String address) throws MessagingException {
    var message = new MimeMessage(session);
    message.setFrom(sender);
    message.setRecipient(Message.RecipientType.TO, recipient(address));
    message.setSubject(text.subject(ticket), "UTF-8");
    message.setText(text.body(ticket), "UTF-8");
    message.setSentDate(Date.from(clock.instant()));
    // Prevents automatic replies, for instance of users on holiday.
    message.setHeader("Auto-Submitted", "auto-generated");
    return message;
  }

  /** Parses one address; refuses a group of addresses. */
  private static InternetAddress recipient(String address) throws AddressException {
    var recipient = new InternetAddress(address, true);
    if (recipient.isGroup()) {
      throw new AddressException("A group is not an address");
    }
    return recipient;
  }
}
