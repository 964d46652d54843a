package io.insula.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;

/** The folders of temporary servers, including those that a killed process left behind. */
final class TemporaryFolders {
  private static final String OWN_PREFIX = "server-" + ProcessHandle.current().pid() + "-";

  private TemporaryFolders() {}

  private interface Work<T> {
    T in(Path base) throws IOException;
  }

  /** Creates and locks a new folder. Deletes the folders of dead processes first. */
  static DataFolder take(PostgresPrograms programs) {
    return alone(
        base -> {
          clearAway(base, programs);
          return DataFolder.take(Files.createTempDirectory(base, OWN_PREFIX));
        });
  }

  /** Deletes a locked folder, and then releases its lock. */
  static void delete(DataFolder folder) {
    alone(
        base -> {
          try (folder) {
            FolderDeleter.delete(folder.path());
          }
          return base;
        });
  }

  /**
   * Runs an action while no other process creates or deletes temporary folders. The lock of a
   * folder does not protect creation and deletion.
   */
  private static synchronized <T> T alone(Work<T> work) {
    var base =
        Path.of(
            System.getProperty("java.io.tmpdir", "/tmp"),
            "insula-postgres-" + System.getProperty("user.name", "nobody"));
    try {
      Files.createDirectories(base);
      try (var channel =
              FileChannel.open(
                  base.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          var lock = channel.lock()) {
        if (!lock.isValid()) {
          throw new IOException(base + " could not be locked");
        }
        return work.in(base);
      }
    } catch (IOException e) {
      throw new PostgresException("The temporary folders in " + base + " cannot be used: " + e, e);
    }
  }

  private static void clearAway(Path base, PostgresPrograms programs) throws IOException {
    var folders = new ArrayList<Path>();
    try (var entries = Files.newDirectoryStream(base, "server-*")) {
      entries.forEach(folders::add);
    }
    for (var folder : folders) {
      // Skips the folders of this process. Testing a folder's lock opens and closes the lock file.
      // Closing the file would release this process's own lock.
      if (!folder.getFileName().toString().startsWith(OWN_PREFIX)) {
        clearAwayIfAbandoned(folder, programs);
      }
    }
  }

  private static void clearAwayIfAbandoned(Path path, PostgresPrograms programs)
      throws IOException {
    var abandoned = DataFolder.tryTake(path);
    if (abandoned.isEmpty()) {
      return;
    }
    try (var folder = abandoned.get()) {
      Postmaster.of(folder.cluster()).ifPresent(postmaster -> postmaster.stop(programs));
      FolderDeleter.delete(folder.path());
    }
  }
}
