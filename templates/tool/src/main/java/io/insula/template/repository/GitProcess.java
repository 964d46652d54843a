package io.insula.template.repository;

import io.insula.template.CommandRefusedException;
import io.insula.template.Git;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Runs git in a repository. After {@link #withFiles}, git uses another index and another work tree.
 *
 * @param folder the folder in which git runs
 * @param environment additional environment variables for git
 */
public record GitProcess(Path folder, Map<String, String> environment) {
  /** The author of commits on a machine where git knows no author. */
  private static final Map<String, String> NOBODY =
      Map.of(
          "GIT_AUTHOR_NAME", "Template",
          "GIT_AUTHOR_EMAIL", "template@localhost",
          "GIT_COMMITTER_NAME", "Template",
          "GIT_COMMITTER_EMAIL", "template@localhost");

  /**
   * The git settings that change the results of commands. They take precedence over the
   * configuration of the user and of the repository.
   */
  private static final List<String> SETTINGS =
      List.of(
          "core.quotePath=false",
          "diff.renames=true",
          "diff.renameLimit=10000",
          "merge.renames=true",
          "merge.renameLimit=10000",
          // A file that the owner added stays where it is, even if the template moves its folder.
          "merge.directoryRenames=false",
          "status.showUntrackedFiles=normal");

  /**
   * The result of a git command.
   *
   * @param output its standard output
   */
  public record Answer(int status, String output, String errors) {}

  public static GitProcess in(Path folder) {
    return new GitProcess(folder, Map.of());
  }

  /**
   * Returns git in this repository, with another index and another work tree.
   *
   * @param index the file of the index
   * @param files the folder that is the work tree
   */
  public GitProcess withFiles(Path index, Path files) throws IOException, InterruptedException {
    var repository = call("rev-parse", "--absolute-git-dir");
    return new GitProcess(
        files,
        with(
            Map.of(
                "GIT_DIR", repository,
                "GIT_WORK_TREE", files.toString(),
                "GIT_INDEX_FILE", index.toString())));
  }

  /**
   * Returns git with an author for commits: the configured author, or {@link #asNobody} if no
   * author is configured.
   */
  public GitProcess withAuthor() throws IOException, InterruptedException {
    return run("", "var", "GIT_COMMITTER_IDENT").status() == 0 ? this : asNobody();
  }

  /** Returns git with a fixed author for commits, who has the name {@code Template}. */
  public GitProcess asNobody() {
    return new GitProcess(folder, with(NOBODY));
  }

  private Map<String, String> with(Map<String, String> more) {
    var all = new HashMap<>(environment);
    all.putAll(more);
    return Map.copyOf(all);
  }

  /**
   * Runs a command, and returns its output without the last line break.
   *
   * @throws CommandRefusedException if git fails; the message contains the error output of git
   */
  public String call(String... arguments) throws IOException, InterruptedException {
    return callWith("", arguments);
  }

  /**
   * Runs a command with an input, and returns its output without the last line break.
   *
   * @throws CommandRefusedException if git fails; the message contains the error output of git
   */
  public String callWith(String input, String... arguments)
      throws IOException, InterruptedException {
    var answer = run(input, arguments);
    if (answer.status() != 0) {
      throw new CommandRefusedException(
          "git " + String.join(" ", arguments) + " failed: " + answer.errors().strip());
    }
    return answer.output().replaceFirst("\n$", "");
  }

  /** Runs a command with an input, and returns its answer, also if it fails. */
  public Answer run(String input, String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("git", "-C", folder.toString()));
    SETTINGS.forEach(setting -> command.addAll(List.of("-c", setting)));
    command.addAll(List.of(arguments));
    var builder = Git.process(command);
    builder.environment().putAll(environment);
    builder.environment().put("LC_ALL", "C");
    var process = builder.start();
    var errors = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
    try (var stream = process.getOutputStream()) {
      stream.write(input.getBytes(StandardCharsets.UTF_8));
    }
    var output = text(process.getInputStream());
    return new Answer(process.waitFor(), output, errors.join());
  }

  private static String text(InputStream stream) {
    try {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
