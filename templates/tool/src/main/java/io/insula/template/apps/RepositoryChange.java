package io.insula.template.apps;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** Changes a repository completely, or not at all if one step fails. */
final class RepositoryChange {
  private final Path home;
  private final Deque<Undo> undone = new ArrayDeque<>();

  private interface Undo {
    void run() throws IOException;
  }

  private interface Step {
    void run() throws IOException;
  }

  RepositoryChange(Path home) {
    this.home = home;
  }

  /**
   * Moves folders and files from a working folder to the same places of the repository, and edits
   * files there.
   *
   * @param moved the paths to move, relative to the working folder and to the repository
   */
  void add(Path work, List<Path> moved, List<FileEdit> edits) throws IOException {
    all(
        () -> {
          for (var each : moved) {
            move(work.resolve(each), home.resolve(each));
          }
          edit(edits);
        });
  }

  /**
   * Moves folders and files to a working folder, where they are deleted at the end, and edits
   * files.
   *
   * @param removed relative to the repository
   */
  void remove(Path work, List<Path> removed, List<FileEdit> edits) throws IOException {
    all(
        () -> {
          for (var each : removed) {
            move(home.resolve(each), work.resolve(each));
          }
          edit(edits);
        });
    delete(work);
  }

  private void all(Step steps) throws IOException {
    try {
      steps.run();
    } catch (IOException | RuntimeException e) {
      while (!undone.isEmpty()) {
        undone.pop().run();
      }
      throw e;
    }
  }

  private void move(Path from, Path to) throws IOException {
    if (Files.exists(to)) {
      throw new FileAlreadyExistsException(to.toString());
    }
    Files.createDirectories(to.getParent());
    Files.move(from, to);
    undone.push(() -> Files.move(to, from));
  }

  private void edit(List<FileEdit> edits) throws IOException {
    for (var edit : edits) {
      write(edit.file(), edit.after());
      undone.push(() -> write(edit.file(), edit.before()));
    }
  }

  /**
   * Writes a file atomically: if the process is killed, the file has either the old text or the new
   * one.
   */
  private void write(Path file, String text) throws IOException {
    var target = home.resolve(file);
    var whole = target.resolveSibling(target.getFileName() + ".new");
    Files.writeString(whole, text);
    Files.move(whole, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
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
