package io.insula.app;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** What the person at the terminal reads once the house stands. */
final class Welcome {
  private final PrintStream out;
  private final int port;

  Welcome(PrintStream out, int port) {
    this.out = out;
    this.port = port;
  }

  /**
   * Tells where the house is.
   *
   * @param startTime from the start of the process to the first ready answer
   */
  void ready(Duration startTime) {
    out.printf(
        Locale.ROOT,
        "Insula is ready at http://localhost:%d after %.2f s. What it can do:"
            + " http://localhost:%d/docs%n",
        port,
        startTime.toMillis() / 1000.0,
        port);
  }

  /**
   * Tells whom one may sign in as.
   *
   * @param passwords by user name
   */
  void accounts(Map<String, String> passwords) {
    out.println("Demo accounts (POST /login):");
    passwords.forEach((name, password) -> out.printf("  %-8s %s%n", name, password));
  }
}
