package io.insula.template.whole;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.template.Git;
import io.insula.template.naming.RenamedTree;
import io.insula.template.naming.Renames;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A copy of this repository, with one commit.
 *
 * @param home its folder
 */
record RepositoryCopy(Path home) {
  private static final Path REAL = Path.of("..", "..");

  static RepositoryCopy in(Path home) throws IOException, InterruptedException {
    new RenamedTree(REAL, Renames.builder().build()).copy(new Git(REAL).files("."), home);
    var git = new Git(home);
    git.call("init", "--quiet");
    git.call("add", "--all");
    git.call("-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-qm", "Copy");
    return new RepositoryCopy(home);
  }

  /** Restores the files of the first commit. Compiled files stay. */
  void reset() throws IOException, InterruptedException {
    var git = new Git(home);
    var first = git.call("rev-list", "--max-parents=0", "HEAD").strip();
    git.call("reset", "--hard", "--quiet", first);
    git.call("clean", "-dffxq", "--exclude=target");
    var known = git.call("ls-tree", "--name-only", "HEAD").lines().collect(Collectors.toSet());
    try (Stream<Path> content = Files.list(home)) {
      for (var each : content.map(Path::getFileName).map(String::valueOf).toList()) {
        if (!known.contains(each) && !each.equals(".git")) {
          git.call("clean", "-dffxq", "--", each);
        }
      }
    }
  }

  /** Returns the environment of a server that listens on a port of its own. */
  static Map<String, String> withFreePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return Map.of("INSULA_PORT", Integer.toString(socket.getLocalPort()));
    }
  }

  /**
   * The result of a command that has ended.
   *
   * @param succeeded whether the command ended in time, and with the status 0
   * @param output everything that the command printed, including its error output
   */
  record Outcome(boolean succeeded, String output) {}

  /**
   * Runs a command in this repository. Fails with the output of the command unless it ends in time
   * and with the status 0.
   */
  void run(int minutes, Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    var outcome = outcomeOf(minutes, environment, command);
    assertThat(outcome.succeeded())
        .as("%s\n%s", String.join(" ", command), outcome.output())
        .isTrue();
  }

  /** Runs a command in this repository, for at most this many minutes. */
  Outcome outcomeOf(int minutes, Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    var log = Files.createTempFile(home.getParent(), "command-", ".log");
    var builder = new ProcessBuilder(new ArrayList<>(List.of(command))).directory(home.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("INSULA_"));
    for (var role : List.of("AUTHOR", "COMMITTER")) {
      builder.environment().put("GIT_" + role + "_NAME", "t");
      builder.environment().put("GIT_" + role + "_EMAIL", "t@example.org");
    }
    builder.environment().putAll(environment);
    var process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      var ended = process.waitFor(minutes, TimeUnit.MINUTES);
      return new Outcome(ended && process.exitValue() == 0, Files.readString(log));
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
