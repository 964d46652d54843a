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
   * The environment variables that git sets for its hooks. With these variables, git would work on
   * the repository of the hook instead of the given folder.
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
   * Returns the files below a folder that git tracks or would add. Leaves out ignored and deleted
   * files, submodules and nested repositories.
   *
   * @param below the folder, relative to the repository
   * @return the sorted paths, relative to the repository
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
   * Returns the tracked files below a folder, as git prints them.
   *
   * @param below the folder, relative to the repository
   */
  public List<String> tracked(String below) throws IOException, InterruptedException {
    return call("ls-files", "--cached", "--", below).lines().toList();
  }

  /**
   * Returns the lines of {@code git status --porcelain}; empty if there are no uncommitted changes.
   *
   * @param below the paths to check, relative to the repository; none for the whole repository
   */
  public List<String> changes(String... below) throws IOException, InterruptedException {
    var arguments =
        new ArrayList<>(List.of("status", "--porcelain", "--untracked-files=normal", "--"));
    arguments.addAll(List.of(below));
    return call(arguments.toArray(String[]::new)).lines().toList();
  }

  /**
   * Runs a git command. Returns its standard output and its error output in one text.
   *
   * @throws CommandRefusedException if git fails or does not start; the message contains git's
   *     output
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
   * Returns a builder for a git process. The variables of a git hook have no effect on the process.
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
