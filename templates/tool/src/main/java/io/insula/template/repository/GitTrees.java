package io.insula.template.repository;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Makes trees and commits in the object database of a repository. Files and branches stay as they
 * are.
 */
public final class GitTrees {
  private final GitProcess git;
  private final Path work;

  /**
   * @param work a folder for temporary files
   */
  public GitTrees(GitProcess git, Path work) {
    this.git = git;
    this.work = work;
  }

  /** Returns the tree of all files in a folder. */
  public String of(Path folder) throws IOException, InterruptedException {
    return of(git.withFiles(newIndex(), folder));
  }

  /**
   * Returns the tree of the files that {@link #write} wrote, with all later changes. Submodules
   * stay, although git does not write their files.
   *
   * @param written the result of {@link #write}
   */
  public static String of(GitProcess written) throws IOException, InterruptedException {
    // These options override the repository's configuration, which can be for a disk without
    // executable files and symbolic links.
    written.call(
        "-c", "core.fileMode=true", "-c", "core.symlinks=true", "add", "--all", "--force", ".");
    return written.call("write-tree");
  }

  /**
   * Writes the files of a tree into a folder.
   *
   * @return git with this folder as its work tree, and with a new index of the files
   */
  public GitProcess write(String tree, Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    var written = git.withFiles(newIndex(), folder);
    written.call("read-tree", tree);
    written.call("-c", "core.symlinks=true", "checkout-index", "--all", "--index");
    return written;
  }

  /**
   * Creates a commit of a tree, and returns its id. No branch contains the commit, so git removes
   * it after some weeks.
   */
  public String commit(String tree, String... parents) throws IOException, InterruptedException {
    var arguments = new String[4 + 2 * parents.length];
    arguments[0] = "commit-tree";
    arguments[1] = tree;
    arguments[2] = "-m";
    arguments[3] = "A state of the template";
    for (var i = 0; i < parents.length; i++) {
      arguments[4 + 2 * i] = "-p";
      arguments[5 + 2 * i] = parents[i];
    }
    return git.asNobody().call(arguments);
  }

  /** Returns whether two trees have the same files, apart from the record of the template. */
  public boolean haveSameFiles(String one, String other) throws IOException, InterruptedException {
    var record = ":(exclude)" + TemplateRecord.FILE;
    return git.call("diff-tree", "-r", "--name-only", one, other, "--", ".", record).isEmpty();
  }

  /**
   * Returns the files of a tree: for each path its mode, type and object, as {@code git ls-tree}
   * prints them.
   */
  public Map<String, String> files(String tree) throws IOException, InterruptedException {
    var files = new HashMap<String, String>();
    for (var line : git.call("ls-tree", "-r", "-z", tree).split("\0")) {
      var parts = line.split("\t", 2);
      if (parts.length == 2) {
        files.put(parts[1], parts[0]);
      }
    }
    return Map.copyOf(files);
  }

  /**
   * Returns a tree with the files of {@code tree} and with additional files.
   *
   * @param more the mode, type and object of each additional file, by its path, as in {@link
   *     #files}
   */
  public String with(String tree, Map<String, String> more)
      throws IOException, InterruptedException {
    var index = git.withFiles(newIndex(), work);
    index.call("read-tree", tree);
    var lines = new StringBuilder();
    more.forEach((path, file) -> lines.append(file).append('\t').append(path).append('\0'));
    index.callWith(lines.toString(), "update-index", "-z", "--index-info");
    return index.call("write-tree");
  }

  private Path newIndex() throws IOException {
    return Files.createTempDirectory(work, "index").resolve("index");
  }
}
