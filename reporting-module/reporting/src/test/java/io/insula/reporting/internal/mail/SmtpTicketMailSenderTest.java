package io.insula.reporting.internal.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.icegreen.greenmail.util.DummySSLSocketFactory;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.insula.api.UnavailableException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpTicketMailSenderTest extends TicketMailTestBase {
  private static final String NAME = "A greener yard 🌳";

  private final GreenMail server =
      new GreenMail(
          new ServerSetup[] {setup(ServerSetup.PROTOCOL_SMTP), setup(ServerSetup.PROTOCOL_SMTPS)});

  private static ServerSetup setup(String protocol) {
    var setup = new ServerSetup(0, "127.0.0.1", protocol);
    setup.setServerStartupTimeout(60_000);
    return setup;
  }

  @BeforeEach
  void start() {
    server.start();
    accounts.setEmail("ade", "ade@example.org");
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private int port() {
    return server.getSmtp().getPort();
  }

  private MimeMessage only() {
    assertThat(server.getReceivedMessages()).hasSize(1);
    return server.getReceivedMessages()[0];
  }

  private static String text(MimeMessage message) throws Exception {
    return ((String) message.getContent()).replace("\r\n", "\n").strip();
  }

  @Test
  void the_requester_gets_an_email_with_what_was_made_what_failed_and_why() throws Exception {
    mail(port())
        .send(
            ticket(
                "ade",
                made(NAME, "https://docs.google.com/spreadsheets/d/1"),
                made("Bänke", null),
                failed("Slides", "The template has no sheet \"results\"."),
                cancelled("Swings")));

    var message = only();
    assertThat(message.getSubject()).isEqualTo("Reports on 4 cycles: 2 made, 2 not made");
    assertThat(message.getAllRecipients())
        .extracting(Object::toString)
        .containsExactly("ade@example.org");
    assertThat(message.getFrom()[0].toString()).contains("reports@insula.example");
    assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(message.getMessageID()).endsWith("@insula.example>");
    assertThat(message.getSentDate().toInstant()).isEqualTo(NOW);
    assertThat(message.isMimeType("text/plain")).isTrue();
    assertThat(text(message))
        .isEqualTo(
            """
            You asked for reports (ticket 12).

            Made (2):
            - A greener yard 🌳
              https://insula.example/reports/cycles/7.xlsx
              https://docs.google.com/spreadsheets/d/1
            - Bänke
              https://insula.example/reports/cycles/7.xlsx

            Failed (1):
            - Slides: The template has no sheet "results".

            Cancelled (1):
            - Swings

            The ticket: https://insula.example/reports/tickets/12\
            """);
  }

  @Test
  void the_subject_names_a_single_cycle_and_there_are_no_links_without_an_address_of_the_server()
      throws Exception {
    new SmtpTicketMailSender(settings(port(), SmtpSettings.NONE, "", ""), "", directory(), CLOCK)
        .send(ticket("ade", made(NAME, null)));

    assertThat(only().getSubject()).isEqualTo("Report on " + NAME + ": made");
    assertThat(text(only()))
        .isEqualTo("You asked for reports (ticket 12).\n\nMade (1):\n- " + NAME);
  }

  @Test
  void a_name_with_line_breaks_adds_neither_a_header_nor_a_line() throws Exception {
    var name =
        "Yard\r\nBcc: eve@example.org\r\n\r\nFree\u2028money\u0085now\u202e" + "x".repeat(500);

    mail(port()).send(ticket("ade", failed(name, "Why\n\nTicket: https://evil.example")));

    var message = only();
    assertThat(message.getAllRecipients()).hasSize(1);
    assertThat(message.getHeader("Bcc")).isNull();
    assertThat(message.getSubject())
        .startsWith("Report on Yard  Bcc: eve@example.org    Free money now x")
        .endsWith("x…: failed");
    assertThat(text(message).lines()).hasSize(6);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ade@example.org, eve@example.org",
        "ade@example.org\r\nBcc: eve@example.org",
        "ade@example.org\nSubject: x",
        "no address",
        "",
        "group: eve@example.org;"
      })
  void an_address_that_is_not_a_single_one_gets_no_email(String address) {
    accounts.setEmail("ade", address);

    mail(port()).send(ticket("ade", made(NAME, null)));

    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void no_email_is_sent_if_no_address_is_known() {
    mail(port()).send(ticket("ben", made(NAME, null)));
    mail(port()).send(ticket(null, made(NAME, null)));

    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void the_server_signs_in_to_the_mail_server_if_a_user_name_is_set() {
    server.setUser("box@example.org", "clerk", "the password");
    var right = settings(port(), SmtpSettings.NONE, "clerk", "the password");
    new SmtpTicketMailSender(right, "", directory(), CLOCK).send(ticket("ade", made(NAME, null)));
    assertThat(server.getReceivedMessages()).hasSize(1);

    var wrong = settings(port(), SmtpSettings.NONE, "clerk", "another");
    new SmtpTicketMailSender(wrong, "", directory(), CLOCK).send(ticket("ade", made(NAME, null)));
    assertThat(server.getReceivedMessages()).hasSize(1);
  }

  @Test
  void an_encrypted_connection_is_encrypted_from_its_beginning() {
    var settings = settings(server.getSmtps().getPort(), SmtpSettings.SSL, "", "");
    var properties = SmtpSessionFactory.properties(settings);
    properties.put("mail.smtp.ssl.socketFactory", new DummySSLSocketFactory());
    // The check is off, because the certificate of the server is for another host name.
    properties.put("mail.smtp.ssl.checkserveridentity", "false");

    new SmtpTicketMailSender(Session.getInstance(properties), settings, "", directory(), CLOCK)
        .send(ticket("ade", made(NAME, null)));

    assertThat(server.getReceivedMessages()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {SmtpSettings.SSL, SmtpSettings.STARTTLS})
  void a_mail_server_without_a_trusted_certificate_or_encryption_gets_no_email(String tls) {
    var setup = tls.equals(SmtpSettings.SSL) ? server.getSmtps() : server.getSmtp();
    var mail =
        new SmtpTicketMailSender(settings(setup.getPort(), tls, "", ""), "", directory(), CLOCK);

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> mail.send(ticket("ade", made(NAME, null))));

    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void an_unreachable_mail_server_is_reported_as_unavailable() {
    var port = port();
    server.stop();

    var thrown = catchThrowable(() -> mail(port).send(ticket("ade", made(NAME, null))));

    assertThat(thrown).isInstanceOf(UnavailableException.class);
    assertThat(thrown)
        .hasMessageContaining("The e-mail about ticket 12 is not sent yet")
        .hasMessageContaining("refused")
        .hasMessageNotContaining("ade@example.org");
  }

  @Test
  void the_email_waits_while_the_accounts_are_unavailable() {
    accounts.onImport(
        () -> {
          throw new UnavailableException("Not now.", java.time.Duration.ofSeconds(1), null);
        });

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> mail(port()).send(ticket("ade", made(NAME, null))));
  }
}
