package io.insula.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs the programs of PostgreSQL. */
final class PostgresPrograms {
  private final Path binaries;
  private final boolean isRoot;

  PostgresPrograms(Path binaries) {
    this.binaries = binaries;
    this.isRoot = new UnixSystem().getUid() == 0;
  }

  /**
   * Starts a program, and provides the output until the last child process has ended. A shell
   * passes on the output, because Java stops reading when the started program has ended.
   */
  Process startInBackground(String name, List<String> arguments) {
    // Ctrl-C on the terminal also signals this shell. The shell ignores the signal, and passes on
    // the output until the last child process ends.
    var shell = List.of("sh", "-c", "trap '' INT QUIT HUP; \"$@\" 2>&1 | cat", "sh");
    return start(Stream.of(shell, command(name, arguments)).flatMap(List::stream).toList());
  }

  /**
   * Runs a program to its end.
   *
   * @throws PostgresException with the output of the program, if the program fails
   */
  void run(String name, List<String> arguments) {
    var process = start(command(name, arguments));
    try {
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new PostgresException(name + " failed: " + hint(output));
      }
    } catch (IOException e) {
      throw new PostgresException(
          "The output of " + name + " could not be read: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PostgresException("Interrupted while " + name + " ran", e);
    }
  }

  private List<String> command(String name, List<String> arguments) {
    var command = new ArrayList<String>();
    if (isRoot) {
      // PostgreSQL refuses to run as root. In a separate user namespace, root is mapped to the user
      // nobody, who still owns the files.
      command.add("unshare");
      command.add("--user");
    }
    command.add(binaries.resolve("bin").resolve(name).toString());
    command.addAll(arguments);
    return command;
  }

  private static Process start(List<String> command) {
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      return process;
    } catch (IOException e) {
      throw new PostgresException("PostgreSQL could not be run: " + e.getMessage(), e);
    }
  }

  /** Returns a hint for the user if the cause of an error is known; otherwise the given output. */
  String hint(String output) {
    if (isRoot && output.contains("unshare:")) {
      return "PostgreSQL does not run as root, and a user namespace is not allowed here ("
          + output.strip()
          + "); run as another user, or set INSULA_DATABASE_URL";
    }
    return output.strip();
  }
}
