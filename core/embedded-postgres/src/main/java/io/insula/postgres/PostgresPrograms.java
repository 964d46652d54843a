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
  private final boolean root;

  PostgresPrograms(Path binaries) {
    this.binaries = binaries;
    this.root = new UnixSystem().getUid() == 0;
  }

  /**
   * Starts a program that leaves others behind, whose output comes until the last of them has
   * ended: Java itself stops to read when the program that it started has.
   */
  Process startInBackground(String name, List<String> arguments) {
    // The signals of a terminal reach this shell too; it must last as long as what it reads.
    var shell = List.of("sh", "-c", "trap '' INT QUIT HUP; \"$@\" 2>&1 | cat", "sh");
    return start(Stream.of(shell, command(name, arguments)).flatMap(List::stream).toList());
  }

  /**
   * Runs a program to its end.
   *
   * @throws PostgresException with what it printed, if it fails
   */
  void run(String name, List<String> arguments) {
    var process = start(command(name, arguments));
    try {
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new PostgresException(name + " failed: " + hint(output));
      }
    } catch (IOException e) {
      throw new PostgresException(name + " could not be read: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PostgresException("Interrupted while " + name + " ran", e);
    }
  }

  private List<String> command(String name, List<String> arguments) {
    var command = new ArrayList<String>();
    if (root) {
      // PostgreSQL refuses to run as root. In a user namespace of its own root is nobody, who
      // still owns the files.
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
      throw new PostgresException("PostgreSQL cannot be run: " + e.getMessage(), e);
    }
  }

  /** What a person can do about it, where that is known; else the output as it is. */
  String hint(String output) {
    if (root && output.contains("unshare:")) {
      return "PostgreSQL does not run as root, and a user namespace is not allowed here ("
          + output.strip()
          + "); run as another user, or set INSULA_DATABASE_URL";
    }
    return output.strip();
  }
}
