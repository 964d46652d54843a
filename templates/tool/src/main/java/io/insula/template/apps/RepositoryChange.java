package io.insula.template.apps;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** Changes the files of a Git repository completely, or not at all if one step fails. */
final class RepositoryChange {
  private final Path home;
  private final Runnable beforeStep;
  private final Deque<Undo> undone = new ArrayDeque<>();
  private boolean isWorkFolderNeeded;

  private interface Undo {
    void run() throws IOException;
  }

  private interface Step {
    void run() throws IOException;
  }

  /**
   * An edit of a file. Both texts are on the disk before the first change, so a full disk cannot
   * prevent an undo.
   */
  private record StagedEdit(Path target, Path before, Path after) {}

  RepositoryChange(Path home) {
    this(home, () -> {});
  }

  /**
   * @param beforeStep runs before each step that changes a file of the repository, and before a
   *     removal deletes its working folder. If it throws an {@link Error}, all files stay as if the
   *     process was killed.
   */
  RepositoryChange(Path home, Runnable beforeStep) {
    this.home = home;
    this.beforeStep = beforeStep;
  }

  /**
   * Moves files from a working folder into the repository, and edits files of the repository.
   *
   * @param work a folder on the same disk as the repository
   * @param moved the paths to move, relative to the working folder and to the repository
   */
  void add(Path work, List<Path> moved, List<FileEdit> edits) throws IOException {
    var staged = stage(work, edits);
    all(
        () -> {
          for (var each : moved) {
            move(work.resolve(each), home.resolve(each));
          }
          edit(staged);
        });
  }

  /**
   * Edits files, and moves folders and files to a working folder. Deletes the working folder at the
   * end, also after an error, unless {@link #isWorkFolderNeeded} returns true.
   *
   * <p>If the process is killed in between, the last path is still there, so the user can remove it
   * again.
   *
   * @param removed relative to the repository, in the order in which they are moved
   */
  void remove(Path work, List<Path> removed, List<FileEdit> edits) throws IOException {
    try {
      var staged = stage(work, edits);
      all(
          () -> {
            edit(staged);
            for (var each : removed) {
              move(home.resolve(each), work.resolve(each));
            }
          });
    } catch (IOException | RuntimeException e) {
      if (!isWorkFolderNeeded) {
        deleteAfter(e, work);
      }
      throw e;
    }
    beforeStep.run();
    delete(work);
  }

  /**
   * Whether the working folder must stay, because a step could not be undone after an error. The
   * folder then contains files or old texts that the repository lacks.
   */
  boolean isWorkFolderNeeded() {
    return isWorkFolderNeeded;
  }

  private static void deleteAfter(Exception reason, Path work) {
    try {
      delete(work);
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }

  private static boolean exists(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  private void all(Step steps) throws IOException {
    try {
      steps.run();
    } catch (IOException | RuntimeException e) {
      undo(e);
      throw e;
    }
  }

  private void undo(Exception reason) {
    while (!undone.isEmpty()) {
      try {
        undone.pop().run();
      } catch (IOException e) {
        isWorkFolderNeeded = true;
        reason.addSuppressed(e);
      }
    }
  }

  private List<StagedEdit> stage(Path work, List<FileEdit> edits) throws IOException {
    var folder = Files.createTempDirectory(work, "edits-");
    var staged = new ArrayList<StagedEdit>();
    for (var edit : edits) {
      var before = folder.resolve(staged.size() + "-before");
      var after = folder.resolve(staged.size() + "-after");
      Files.writeString(before, edit.before());
      Files.writeString(after, edit.after());
      staged.add(new StagedEdit(home.resolve(edit.file()), before, after));
    }
    return staged;
  }

  private void move(Path from, Path to) throws IOException {
    if (exists(to)) {
      throw new FileAlreadyExistsException(to.toString());
    }
    Files.createDirectories(to.getParent());
    beforeStep.run();
    Files.move(from, to);
    undone.push(() -> Files.move(to, from));
  }

  private void edit(List<StagedEdit> edits) throws IOException {
    for (var edit : edits) {
      beforeStep.run();
      replace(edit.target(), edit.after());
      undone.push(() -> replace(edit.target(), edit.before()));
    }
  }

  /** Replaces a file atomically. If the process is killed, the file has the old or the new text. */
  private static void replace(Path file, Path text) throws IOException {
    Files.move(text, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Deletes a folder with all that it contains, if it exists. */
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
