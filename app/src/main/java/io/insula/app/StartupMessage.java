package io.insula.app;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** Prints messages to the terminal when the server is ready. */
final class StartupMessage {
  private final PrintStream out;
  private final ServerAddress server;

  StartupMessage(PrintStream out, ServerAddress server) {
    this.out = out;
    this.server = server;
  }

  /**
   * Prints the address of the server.
   *
   * @param startTime the time from the start of the process to the first ready answer
   */
  void ready(Duration startTime) {
    out.printf(
        Locale.ROOT,
        "Insula is ready at %s after %.2f s. API documentation: %s/docs%n",
        server.url(),
        startTime.toMillis() / 1000.0,
        server.url());
  }

  /**
   * Prints the accounts with which a user can sign in.
   *
   * @param passwords the passwords, or hints about them, by user name
   */
  void accounts(Map<String, String> passwords) {
    out.println("Demo accounts (POST /login):");
    passwords.forEach((name, password) -> out.printf("  %-8s %s%n", name, password));
  }

  /** Prints that no account can sign in, and how to create the first one. */
  void nobody() {
    out.println(
        "No account can sign in yet: restart with INSULA_ADMIN_PASSWORD set to the password for the"
            + " account admin.");
  }
}
