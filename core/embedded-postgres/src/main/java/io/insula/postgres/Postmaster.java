package io.insula.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The running main process of a cluster, found with PostgreSQL's pid file in the cluster. The
 * postmaster survives the process that started it.
 */
record Postmaster(ProcessHandle process, Path cluster) {
  private static final String PID_FILE = "postmaster.pid";
  private static final Duration POLL_INTERVAL = Duration.ofMillis(10);

  /**
   * Finds the postmaster of a cluster; empty if there is none. Deletes a pid file with the pid of
   * another program, because PostgreSQL would assume a running server.
   */
  static Optional<Postmaster> of(Path cluster) {
    var file = cluster.resolve(PID_FILE);
    try {
      var postmaster =
          pidIn(file).flatMap(ProcessHandle::of).map(process -> new Postmaster(process, cluster));
      if (postmaster.isPresent() && !postmaster.get().isRunning()) {
        Files.deleteIfExists(file);
        return Optional.empty();
      }
      return postmaster;
    } catch (IOException e) {
      throw new PostgresException(file + " cannot be used: " + e, e);
    }
  }

  private static Optional<Long> pidIn(Path file) throws IOException {
    try {
      return Files.readAllLines(file).stream().findFirst().map(String::strip).map(Long::valueOf);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (NumberFormatException e) {
      Files.delete(file);
      return Optional.empty();
    }
  }

  /**
   * Returns whether the process is alive and is a postgres on this cluster. A zombie process has no
   * command line and does not count.
   */
  boolean isRunning() {
    var info = process.info();
    return process.isAlive()
        && info.command().filter(command -> command.endsWith("/postgres")).isPresent()
        && info.arguments().filter(arguments -> isOnCluster(List.of(arguments))).isPresent();
  }

  private boolean isOnCluster(List<String> arguments) {
    var option = arguments.indexOf("-D");
    return option >= 0
        && option + 1 < arguments.size()
        && arguments.get(option + 1).equals(cluster.toString());
  }

  /**
   * Sends the postmaster a signal to end.
   *
   * @param signal {@code INT} for a normal shutdown, {@code QUIT} for an immediate stop with
   *     recovery at the next start
   */
  void signal(String signal, PostgresPrograms programs) {
    try {
      programs.run("pg_ctl", List.of("kill", signal, Long.toString(process.pid())));
    } catch (PostgresException e) {
      if (isRunning()) {
        throw e;
      }
    }
  }

  /** Waits until the postmaster has ended; returns false after a timeout. */
  boolean awaitEnd(Duration atMost) {
    var deadline = System.nanoTime() + atMost.toNanos();
    while (isRunning()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      try {
        // The postmaster is not a child of this process, so there is no event to wait for.
        Thread.sleep(POLL_INTERVAL);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }

  /**
   * Stops the postmaster with a normal shutdown. After 30 s, sends {@code QUIT} and finally {@code
   * KILL}.
   *
   * @throws PostgresException if the postmaster stays alive
   */
  void stop(PostgresPrograms programs) {
    for (var signal : List.of("INT", "QUIT", "KILL")) {
      signal(signal, programs);
      if (awaitEnd(signal.equals("INT") ? Duration.ofSeconds(30) : Duration.ofSeconds(5))) {
        // Deletes the pid file of a killed postmaster. Its pid stays in use until the parent
        // process reaps the postmaster, so PostgreSQL would assume a running server.
        of(cluster);
        return;
      }
    }
    throw new PostgresException(
        "PostgreSQL (process " + process.pid() + ") does not stop: end this process yourself");
  }
}
