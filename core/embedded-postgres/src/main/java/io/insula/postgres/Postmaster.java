package io.insula.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The running main process of a cluster, found by the pid file that PostgreSQL keeps in it. It
 * outlives the process that started it if that was killed.
 */
record Postmaster(ProcessHandle process, Path cluster) {
  private static final String PID_FILE = "postmaster.pid";
  private static final Duration POLL_INTERVAL = Duration.ofMillis(10);

  /**
   * The postmaster of a cluster, empty if none runs. A pid file that names a process which is not
   * one (its pid was given to another program since) is deleted, for PostgreSQL would take it for a
   * running server; that process is left alone.
   */
  static Optional<Postmaster> of(Path cluster) {
    var file = cluster.resolve(PID_FILE);
    try {
      var postmaster =
          pidIn(file).flatMap(ProcessHandle::of).map(process -> new Postmaster(process, cluster));
      if (postmaster.isPresent() && !postmaster.get().runs()) {
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
   * Whether it lives and is what it is taken for: a postgres on this very cluster. A process that
   * is dead and not yet fetched by its parent has no command line any more, and so does not count.
   */
  boolean runs() {
    var info = process.info();
    return process.isAlive()
        && info.command().filter(command -> command.endsWith("/postgres")).isPresent()
        && info.arguments().filter(arguments -> onCluster(List.of(arguments))).isPresent();
  }

  private boolean onCluster(List<String> arguments) {
    var option = arguments.indexOf("-D");
    return option >= 0
        && option + 1 < arguments.size()
        && arguments.get(option + 1).equals(cluster.toString());
  }

  /**
   * Tells it to end.
   *
   * @param signal {@code INT} to end sessions and write everything down, {@code QUIT} to stop at
   *     once and recover at the next start
   */
  void signal(String signal, PostgresPrograms programs) {
    try {
      programs.run("pg_ctl", List.of("kill", signal, Long.toString(process.pid())));
    } catch (PostgresException e) {
      if (runs()) {
        throw e;
      }
    }
  }

  /** Waits until it has ended; false if it has not in that time. */
  boolean awaitEnd(Duration atMost) {
    var deadline = System.nanoTime() + atMost.toNanos();
    while (runs()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      try {
        // It is nobody's child here, so there is no event to wait for.
        Thread.sleep(POLL_INTERVAL);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }

  /**
   * Stops it: in order, and harder only if that takes too long.
   *
   * @throws PostgresException if it lives on
   */
  void stop(PostgresPrograms programs) {
    for (var signal : List.of("INT", "QUIT", "KILL")) {
      signal(signal, programs);
      if (awaitEnd(signal.equals("INT") ? Duration.ofSeconds(30) : Duration.ofSeconds(5))) {
        // One that was killed leaves its pid file, and its pid until its parent has fetched it.
        of(cluster);
        return;
      }
    }
    throw new PostgresException("PostgreSQL (process " + process.pid() + ") does not stop");
  }
}
