package io.insula.app;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** What the person at the terminal reads once the server stands. */
final class StartupMessage {
  private final PrintStream out;
  private final ServerAddress server;

  StartupMessage(PrintStream out, ServerAddress server) {
    this.out = out;
    this.server = server;
  }

  /**
   * Tells where the server is.
   *
   * @param startTime from the start of the process to the first ready answer
   */
  void ready(Duration startTime) {
    out.printf(
        Locale.ROOT,
        "Insula is ready at %s after %.2f s. What it can do: %s/docs%n",
        server.url(),
        startTime.toMillis() / 1000.0,
        server.url());
  }

  /**
   * Tells whom one may sign in as.
   *
   * @param passwords by user name, or what is known of them
   */
  void accounts(Map<String, String> passwords) {
    out.println("Demo accounts (POST /login):");
    passwords.forEach((name, password) -> out.printf("  %-8s %s%n", name, password));
  }

  /** Tells how to get in, where there is nobody yet who can. */
  void nobody() {
    out.println(
        "Nobody can sign in yet: start it with INSULA_ADMIN_PASSWORD set to the password that the"
            + " account admin is to have.");
  }
}
