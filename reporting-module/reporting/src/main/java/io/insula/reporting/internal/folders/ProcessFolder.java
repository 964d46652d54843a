package io.insula.reporting.internal.folders;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder for the temporary files of one process. A lock on a file in the folder ends with the
 * process. Another process then deletes the folder.
 */
final class ProcessFolder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ProcessFolder.class);
  private static final String PREFIX = "insula-reports-";
  private static final String LOCK = "lock";

  /**
   * The age from which an unlocked folder counts as abandoned. A process may still be about to lock
   * a younger folder.
   */
  private static final Duration LOCKED_WITHIN = Duration.ofMinutes(1);

  private final Path path;
  private final FileChannel lock;

  private ProcessFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /** Makes a folder that only the operating-system user of this process can open, and locks it. */
  static ProcessFolder create(Path parent) throws IOException {
    var path =
        Files.createDirectory(
            parent.resolve(prefixOfThisProcess() + UUID.randomUUID()),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    var lock =
        FileChannel.open(
            path.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    lock.lock();
    return new ProcessFolder(path, lock);
  }

  Path path() {
    return path;
  }

  boolean isThere() {
    return Files.isDirectory(path);
  }

  /** Deletes the folders of processes that ended without deleting them. */
  static void deleteAbandoned(Path parent, Clock clock) {
    try (var folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
      deleteAbandoned(folders, clock.instant().minus(LOCKED_WITHIN));
    } catch (IOException e) {
      LOG.warn("Cannot search the folder {} for the files of earlier processes", parent, e);
    }
  }

  private static void deleteAbandoned(DirectoryStream<Path> folders, Instant before) {
    for (var folder : folders) {
      try {
        if (!isOfThisProcess(folder)
            && Files.getLastModifiedTime(folder).toInstant().isBefore(before)) {
          deleteUnlessLocked(folder);
        }
      } catch (IOException e) {
        LOG.warn("The folder {} of an ended process cannot be deleted", folder, e);
      }
    }
  }

  private static void deleteUnlessLocked(Path folder) throws IOException {
    try (var lock = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE)) {
      if (lock.tryLock() != null) {
        FolderDeletion.delete(folder);
      }
    } catch (NoSuchFileException _) {
      FolderDeletion.delete(folder);
    } catch (OverlappingFileLockException _) {
      LOG.debug("Another server in this process is deleting the folder {}", folder);
    }
  }

  /**
   * Whether this process made a folder. A process must not open its own lock file again: closing
   * the file would release the lock.
   */
  private static boolean isOfThisProcess(Path folder) {
    return folder.getFileName().toString().startsWith(prefixOfThisProcess());
  }

  private static String prefixOfThisProcess() {
    var process = ProcessHandle.current();
    var start = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    return PREFIX + process.pid() + "-" + start + "-";
  }

  @Override
  public void close() throws IOException {
    FolderDeletion.delete(path);
    lock.close();
  }
}
