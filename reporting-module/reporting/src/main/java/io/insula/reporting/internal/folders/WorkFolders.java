package io.insula.reporting.internal.folders;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Makes a folder for the files of each attempt at a report, in the system's folder for temporary
 * files.
 */
@Singleton
public class WorkFolders {
  private final Path parent;
  private final Clock clock;
  private @Nullable ProcessFolder folder;

  @Inject
  WorkFolders(Clock clock) {
    this(Path.of(System.getProperty("java.io.tmpdir", "/tmp")), clock);
  }

  public WorkFolders(Path parent, Clock clock) {
    this.parent = parent;
    this.clock = clock;
  }

  /** Deletes the folders of processes that ended without deleting them. */
  void deleteAbandoned() {
    ProcessFolder.deleteAbandoned(parent, clock);
  }

  /**
   * Makes a folder for temporary files, for instance for an attempt.
   *
   * @return the folder, which the caller closes
   */
  public WorkFolder open() throws IOException {
    return WorkFolder.in(folder().path(), "report-");
  }

  /** Returns the folder of this process. Makes the folder if it is missing. */
  private synchronized ProcessFolder folder() throws IOException {
    if (folder == null || !folder.isThere()) {
      close();
      folder = ProcessFolder.create(parent);
    }
    return folder;
  }

  @PreDestroy
  public synchronized void close() throws IOException {
    if (folder != null) {
      folder.close();
      folder = null;
    }
  }

  /** A folder that is deleted with all its files when it is closed. */
  public record WorkFolder(Path path) implements AutoCloseable {
    /** Makes a work folder inside of another folder. */
    public static WorkFolder in(Path parent, String prefix) throws IOException {
      return new WorkFolder(Files.createTempDirectory(parent, prefix));
    }

    public Path file(String name) {
      return path.resolve(name);
    }

    @Override
    public void close() throws IOException {
      FolderDeletion.delete(path);
    }
  }
}
