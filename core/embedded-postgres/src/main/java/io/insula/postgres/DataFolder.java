package io.insula.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The data folder of an embedded server: the files of PostgreSQL, the log, and the password. Only
 * one process at a time can lock the folder. The lock ends with the process.
 */
final class DataFolder implements AutoCloseable {
  private static final int PASSWORD_BYTES = 32;

  /** The characters that pg_ctl does not quote when it passes the folder's name to a shell. */
  private static final Pattern UNQUOTABLE = Pattern.compile("[\"$`\\\\\n]");

  private final Path folder;
  private final FileChannel channel;
  private final FileLock lock;

  private DataFolder(Path folder, FileChannel channel, FileLock lock) {
    this.folder = folder;
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Locks the folder and creates it if necessary.
   *
   * @throws PostgresException if the folder is in use, or cannot be used
   */
  static DataFolder take(Path path) {
    return tryTake(path)
        .orElseThrow(
            () ->
                new PostgresException(
                    "The data folder %s is in use%s: stop that process, or choose another folder"
                        .formatted(path, holderDescription(path))));
  }

  /**
   * Locks the folder, and creates it if necessary.
   *
   * @return empty if another process uses the folder
   * @throws PostgresException if this process already uses the folder, a shell would interpret the
   *     folder's name, or a file cannot be written
   */
  static Optional<DataFolder> tryTake(Path path) {
    try {
      var folder = Files.createDirectories(path).toRealPath();
      if (UNQUOTABLE.matcher(folder.toString()).find()) {
        throw new PostgresException(
            "The path of the data folder must not contain \" $ ` \\ or a line break: " + folder);
      }
      var channel =
          FileChannel.open(lockFile(folder), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      var lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        return Optional.empty();
      }
      var taken = new DataFolder(folder, channel, lock);
      try {
        channel.truncate(0);
        channel.write(
            ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(UTF_8)));
      } catch (IOException e) {
        taken.close();
        throw e;
      }
      return Optional.of(taken);
    } catch (IOException e) {
      throw new PostgresException("The data folder " + path + " cannot be used: " + e, e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // Keeps the channel open. Closing the channel would release the lock that this process
      // already holds.
      throw new PostgresException("The data folder is in use by this process", e);
    }
  }

  private static Path lockFile(Path folder) {
    return folder.resolve("lock");
  }

  private static String holderDescription(Path folder) {
    try {
      return " by process " + Files.readString(lockFile(folder));
    } catch (IOException e) {
      return " by another process";
    }
  }

  Path path() {
    return folder;
  }

  /** Returns PostgreSQL's data directory. */
  Path cluster() {
    return folder.resolve("postgres");
  }

  Path log() {
    return folder.resolve("postgres.log");
  }

  /** Returns the file with the password of the database user; creates it at the first call. */
  Path passwordFile() throws IOException {
    var file = folder.resolve("postgres-password");
    // A crash of an earlier version between the creation and the write has left an empty file.
    if (!Files.exists(file) || Files.size(file) == 0) {
      var random = new byte[PASSWORD_BYTES];
      new SecureRandom().nextBytes(random);
      var ownerOnly =
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
      // The password must be on the disk before the cluster that needs it.
      var unfinished = folder.resolve("postgres-password.unfinished");
      Files.deleteIfExists(unfinished);
      Files.createFile(unfinished, ownerOnly);
      try (var out = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
        out.write(ByteBuffer.wrap(HexFormat.of().formatHex(random).getBytes(UTF_8)));
        out.force(true);
      }
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
    return file;
  }

  @Override
  public void close() {
    try {
      lock.release();
      channel.close();
    } catch (IOException e) {
      throw new PostgresException("The data folder " + folder + " was not released", e);
    }
  }
}
