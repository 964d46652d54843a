package io.insula.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** A postmaster that this process started, and its output. */
record RunningPostmaster(Postmaster postmaster, PostmasterOutput output, int port) {
  private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

  /** How long the processes of a killed postmaster may take to notice its death. */
  private static final Duration LEFTOVERS_TIMEOUT = Duration.ofSeconds(15);

  /**
   * PostgreSQL refuses to start with these messages while processes of a killed postmaster still
   * run. The start is then tried again.
   */
  private static final List<String> TRANSIENT_MESSAGES =
      List.of("pre-existing shared memory block", "lock file \"postmaster.pid\" already exists");

  /**
   * Starts a postmaster and waits until it accepts connections, including any recovery.
   *
   * @param port 0 for any free port
   * @throws PostgresException if it does not start
   */
  static RunningPostmaster start(
      DataFolder folder, PostgresPrograms programs, Durability durability, int port) {
    var deadline = System.nanoTime() + LEFTOVERS_TIMEOUT.toNanos();
    while (true) {
      var chosen = port == 0 ? freePort() : port;
      var output = launch(folder, programs, durability, chosen);
      try {
        output.ready().orTimeout(START_TIMEOUT.toSeconds(), TimeUnit.SECONDS).join();
        return Postmaster.of(folder.cluster())
            .map(postmaster -> new RunningPostmaster(postmaster, output, chosen))
            .orElseThrow(() -> failure(folder, programs, output));
      } catch (CompletionException e) {
        var lines = output.lastLines();
        var isTransient =
            TRANSIENT_MESSAGES.stream().anyMatch(lines::contains)
                || (port == 0 && lines.contains("could not create any TCP/IP sockets"));
        Postmaster.of(folder.cluster()).ifPresent(late -> late.stop(programs));
        if (!isTransient || System.nanoTime() > deadline) {
          throw failure(folder, programs, output);
        }
      }
    }
  }

  private static PostmasterOutput launch(
      DataFolder folder, PostgresPrograms programs, Durability durability, int port) {
    // pg_ctl starts the postmaster in a separate session, so Ctrl-C on the terminal reaches only
    // Insula. Insula then stops the postmaster.
    var process =
        programs.startInBackground(
            "pg_ctl",
            List.of(
                "start",
                "--no-wait",
                "--silent",
                "--pgdata=" + folder.cluster(),
                "--options=" + durability.serverOptions(port)));
    return PostmasterOutput.of(process, folder.log());
  }

  private static PostgresException failure(
      DataFolder folder, PostgresPrograms programs, PostmasterOutput output) {
    var lines = programs.hint(output.lastLines());
    var reason =
        lines
            .lines()
            .filter(line -> line.contains("FATAL") || line.contains("PANIC"))
            .findFirst()
            .orElse(lines);
    return new PostgresException(
        "PostgreSQL did not start on "
            + folder.path()
            + ": "
            + reason
            + " (see "
            + folder.log()
            + ")");
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new PostgresException("No free port was found: " + e, e);
    }
  }

  boolean isRunning() {
    return !output.ended().isDone();
  }

  /**
   * Sends a signal, and waits up to 30 s for the end of all processes of the postmaster. Then stops
   * the remaining processes as {@link Postmaster#stop} does.
   */
  void stop(String signal, PostgresPrograms programs) {
    postmaster.signal(signal, programs);
    output.ended().completeOnTimeout(null, 30, TimeUnit.SECONDS).join();
    postmaster.stop(programs);
  }
}
