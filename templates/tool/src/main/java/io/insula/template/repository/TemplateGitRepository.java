package io.insula.template.repository;

import io.insula.template.CommandRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The repository of a template, with its history. */
public final class TemplateGitRepository {
  private final Path folder;
  private final GitProcess git;

  /**
   * @throws CommandRefusedException if the folder is not a git repository with a commit
   */
  public TemplateGitRepository(Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    git = GitProcess.in(folder);
    if (!Files.isDirectory(folder) || git.run("", "rev-parse", "HEAD").status() != 0) {
      throw new CommandRefusedException(
          folder + " is not the repository of a template: it has no Git commits");
    }
  }

  /** Returns the commit that is checked out ({@code HEAD}). */
  public String presentCommit() throws IOException, InterruptedException {
    return git.call("rev-parse", "HEAD");
  }

  /** Returns whether there are uncommitted changes. Services do not get these changes. */
  public boolean hasUncommittedChanges() throws IOException, InterruptedException {
    return !git.call("status", "--porcelain").isEmpty();
  }

  /**
   * Checks that a service can be updated from its commit to {@code HEAD}.
   *
   * @throws CommandRefusedException if {@code HEAD} does not descend from the commit, or the
   *     history lacks the commit
   */
  public void requireDescentFrom(String commit) throws IOException, InterruptedException {
    if (git.run("", "cat-file", "-e", commit + "^{commit}").status() != 0) {
      throw new CommandRefusedException(
          folder
              + " does not have the commit "
              + commit
              + ", from which this service is made; fetch the whole history of the template");
    }
    if (git.run("", "merge-base", "--is-ancestor", commit, "HEAD").status() != 0) {
      throw new CommandRefusedException(
          folder
              + ": the checked-out commit does not descend from "
              + commit
              + ", from which this service is made; check out a newer commit");
    }
  }

  /**
   * Returns the URL of the git remote {@code origin}, without the user name and password. Without a
   * URL, returns the folder.
   */
  public String address() throws IOException, InterruptedException {
    var origin = git.run("", "remote", "get-url", "origin");
    var isElsewhere = origin.status() == 0 && origin.output().contains("://");
    return isElsewhere ? withoutSecrets(origin.output().strip()) : folder.toString();
  }

  private static String withoutSecrets(String address) {
    return address.replaceFirst("://[^/@]*@", "://");
  }

  /** Returns the folder. */
  public Path folder() {
    return folder;
  }

  /** Returns a folder with the files of a commit. */
  public Path files(String commit, Path work) throws IOException, InterruptedException {
    var files = work.resolve("template-" + commit);
    if (!Files.exists(files)) {
      new GitTrees(git, work).write(commit, files);
    }
    return files;
  }

  /**
   * Makes a repository with one commit of all files in a folder. The commit also contains files
   * that git is configured to ignore.
   *
   * @return the folder
   */
  public static Path commitNew(Path folder, String message)
      throws IOException, InterruptedException {
    var git = GitProcess.in(folder);
    git.call("init", "--quiet");
    git.call("add", "--all", "--force");
    git.withAuthor().call("commit", "--quiet", "--message", message);
    return folder;
  }
}
