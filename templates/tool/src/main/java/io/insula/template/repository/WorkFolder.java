package io.insula.template.repository;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** A folder for temporary files, deleted by {@link #close} or when a signal ends the process. */
public final class WorkFolder implements AutoCloseable {
  private static final int ATTEMPTS = 20;

  private final Path path;
  private final Thread atSignal = new Thread(this::deleteAtSignal);

  private WorkFolder(Path path) {
    this.path = path;
  }

  /**
   * Creates a folder in the system's folder for temporary files.
   *
   * @param purpose a part of the name of the new folder
   */
  public static WorkFolder create(String purpose) throws IOException {
    return kept(Files.createTempDirectory("template-" + purpose).toRealPath());
  }

  /**
   * Creates a folder beside a file, so that its contents can be moved there on the same disk.
   *
   * @param purpose the beginning of the folder's name
   */
  public static WorkFolder createBeside(Path file, String purpose) throws IOException {
    return kept(Files.createTempDirectory(file.getParent(), purpose));
  }

  private static WorkFolder kept(Path path) {
    var folder = new WorkFolder(path);
    Runtime.getRuntime().addShutdownHook(folder.atSignal);
    return folder;
  }

  /** Returns the path of the folder. */
  public Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    delete();
    try {
      Runtime.getRuntime().removeShutdownHook(atSignal);
    } catch (IllegalStateException e) {
      // A signal is ending the process. The shutdown hook is already running, and has nothing to
      // delete.
    }
  }

  /**
   * Deletes the folder. Retries after an error, because other threads and processes may write to
   * the folder until the process ends.
   */
  private void deleteAtSignal() {
    for (var attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        delete();
        return;
      } catch (IOException e) {
        if (attempt == ATTEMPTS) {
          System.err.println(
              "insula: the temporary folder " + path + " could not be deleted: " + e.getMessage());
        }
      }
    }
  }

  private synchronized void delete() throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, IOException failure)
              throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
