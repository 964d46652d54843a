package io.insula.reporting.internal.mail;

import io.insula.membership.AccountDirectory;
import io.insula.membership.contract.InMemoryAccountDirectory;
import io.insula.reporting.TaskStatus;
import io.insula.reporting.Ticket;
import io.insula.reporting.TicketProgress;
import io.insula.reporting.TicketStatus;
import io.insula.reporting.TicketTask;
import io.micronaut.context.BeanProvider;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The base of the tests of e-mail: tickets, and settings for a mail server on the loopback address.
 */
abstract class TicketMailTestBase {
  static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  static final String PUBLIC_URL = "https://insula.example/";

  final InMemoryAccountDirectory accounts = new InMemoryAccountDirectory();

  BeanProvider<AccountDirectory> directory() {
    return new BeanProvider<>() {
      @Override
      public AccountDirectory get() {
        return accounts;
      }

      @Override
      public boolean isPresent() {
        return true;
      }
    };
  }

  static SmtpSettings settings(int port, String tls, String username, String password) {
    return new SmtpSettings(
        "127.0.0.1",
        port,
        username,
        password,
        "Berichte 📊 <reports@insula.example>",
        tls,
        Duration.ofSeconds(2));
  }

  TicketMailSender mail(int port) {
    return new SmtpTicketMailSender(
        settings(port, SmtpSettings.NONE, "", ""), PUBLIC_URL, directory(), CLOCK);
  }

  static Ticket ticket(@Nullable String requestedBy, TicketTask... tasks) {
    return new Ticket(
        12,
        TicketStatus.PARTIAL,
        requestedBy,
        NOW,
        NOW,
        new TicketProgress(tasks.length, tasks.length, 0L),
        List.of(tasks));
  }

  static TicketTask made(String name, @Nullable String sheet) {
    return new TicketTask(
        7, name, TaskStatus.SUCCEEDED, 1, null, "/reports/cycles/7.xlsx", sheet, NOW);
  }

  static TicketTask failed(String name, String error) {
    return new TicketTask(8, name, TaskStatus.FAILED, 5, error, null, null, NOW);
  }

  static TicketTask cancelled(String name) {
    return new TicketTask(9, name, TaskStatus.CANCELLED, 0, "Before that.", null, null, NOW);
  }
}
