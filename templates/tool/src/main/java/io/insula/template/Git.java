package io.insula.template;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Calls git in a repository. */
public final class Git {
  /**
   * The variables with which git starts its hooks. With them, git would work on the repository of
   * the hook and not on the one in the given folder.
   */
  private static final Set<String> OF_HOOKS =
      Set.of(
          "GIT_ALTERNATE_OBJECT_DIRECTORIES",
          "GIT_COMMON_DIR",
          "GIT_DIR",
          "GIT_INDEX_FILE",
          "GIT_NAMESPACE",
          "GIT_OBJECT_DIRECTORY",
          "GIT_PREFIX",
          "GIT_WORK_TREE");

  private final Path folder;

  public Git(Path folder) {
    this.folder = folder;
  }

  /**
   * Returns the files below a folder that git tracks or would add, without ignored and deleted
   * ones. For git, a submodule and a repository of its own are also files; these are left out.
   *
   * @param below relative to the repository
   * @return relative to the repository, sorted
   */
  public List<Path> files(String below) throws IOException, InterruptedException {
    var listed = call("ls-files", "-z", "--cached", "--others", "--exclude-standard", below);
    return Stream.of(listed.split("\0"))
        .filter(each -> !each.isEmpty())
        .map(Path::of)
        .filter(each -> Files.exists(folder.resolve(each)))
        .filter(each -> !Files.isDirectory(folder.resolve(each), LinkOption.NOFOLLOW_LINKS))
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * Returns the changes that are not committed, one a line; empty if there are none.
   *
   * @param below relative to the repository; all changes if none is given
   */
  public List<String> changes(String... below) throws IOException, InterruptedException {
    var arguments =
        new ArrayList<>(List.of("status", "--porcelain", "--untracked-files=normal", "--"));
    arguments.addAll(List.of(below));
    return call(arguments.toArray(String[]::new)).lines().toList();
  }

  /**
   * Runs a git command, and returns its output together with its error output.
   *
   * @throws CommandRefusedException if git fails or does not start; the message contains the error
   *     output of git
   */
  public String call(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("git", "-C", folder.toString()));
    command.addAll(List.of(arguments));
    var process = start(command);
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new CommandRefusedException(String.join(" ", command) + " failed: " + output.strip());
    }
    return output;
  }

  /**
   * Returns a builder for a git process. The process works in the folder that the caller sets, even
   * if a git hook started this program.
   */
  public static ProcessBuilder process(List<String> command) {
    var process = new ProcessBuilder(command);
    process.environment().keySet().removeAll(OF_HOOKS);
    return process;
  }

  private static Process start(List<String> command) {
    try {
      return process(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new CommandRefusedException("git is needed, but it does not start: " + e.getMessage());
    }
  }
}
