package io.insula.reporting.internal.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.insula.api.UnavailableException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class SmtpFailuresTest extends TicketMailTestBase {
  private final Logger logger = (Logger) LoggerFactory.getLogger(SmtpTicketMailSender.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    accounts.setEmail("ade", "ade@example.org");
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(log);
  }

  private void send(ScriptedSmtp server) {
    mail(server.port()).send(ticket("ade", made("Yard", null)));
  }

  @ParameterizedTest
  @CsvSource({
    "RCPT, 550 <ade@example.org> unknown, 550",
    "RCPT, 553 <ade@example.org> no, 553",
    "MAIL, 530 no, 530",
    "DATA, 554 <ade@example.org> no, 554"
  })
  void a_permanent_refusal_is_logged_without_the_address(
      String command, String reply, String code) {
    try (var server = new ScriptedSmtp(Map.of(command, reply, "QUIT", ""))) {
      send(server);
    }

    assertThat(log.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .singleElement()
        .asString()
        .contains("ticket 12", "answered " + code)
        .doesNotContain("ade@");
  }

  @ParameterizedTest
  @CsvSource({
    "RCPT, 450 <ade@example.org> later, 450",
    "RCPT, 421 later, 421",
    "MAIL, 451 later, 451",
    "DATA, 452 full, 452"
  })
  void a_temporary_refusal_is_reported_as_unavailable(String command, String reply, String code) {
    try (var server = new ScriptedSmtp(Map.of(command, reply, "QUIT", ""))) {
      var thrown = catchThrowable(() -> send(server));

      assertThat(thrown).isInstanceOf(UnavailableException.class);
      assertThat(thrown).hasMessageContaining(code).hasMessageNotContaining("ade@");
      assertThat(thrown).hasNoCause();
    }
  }

  @ParameterizedTest
  @CsvSource({"EHLO", "MAIL", "RCPT"})
  void a_connection_that_breaks_off_is_unavailable(String command) {
    try (var server = new ScriptedSmtp(Map.of(command, ""))) {
      assertThat(catchThrowable(() -> send(server))).isInstanceOf(UnavailableException.class);
    }
  }

  @Test
  void a_mail_server_that_does_not_answer_is_reported_as_unavailable() {
    try (var server = new ScriptedSmtp(Map.of("EHLO", "250-more follows"))) {
      assertThat(catchThrowable(() -> send(server))).isInstanceOf(UnavailableException.class);
    }
  }

  @Test
  void no_password_is_sent_if_the_connection_cannot_be_encrypted() {
    try (var server = new ScriptedSmtp(Map.of("EHLO", "250 AUTH PLAIN LOGIN"))) {
      var settings = settings(server.port(), SmtpSettings.STARTTLS, "clerk", "the password");
      var mail = new SmtpTicketMailSender(settings, "", directory(), CLOCK);

      assertThat(catchThrowable(() -> mail.send(ticket("ade", made("Yard", null)))))
          .isInstanceOf(UnavailableException.class);

      assertThat(server.lines()).noneMatch(line -> line.startsWith("AUTH"));
    }
  }
}
