package io.insula.kernel.base.plugins;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Reads files from jars. Each file has a size limit, because a few bytes of a zip can unpack to
 * gigabytes.
 */
final class JarFiles {
  static final String MANIFEST = "META-INF/MANIFEST.MF";
  static final String CLASS = ".class";

  private static final int MAX_MANIFEST_BYTES = 64 * 1024;

  private JarFiles() {}

  /**
   * Reads a whole file.
   *
   * @throws IOException if the file is larger than the limit, or is damaged
   */
  static byte[] read(ZipFile jar, ZipEntry entry, int limit) throws IOException {
    try (var in = jar.getInputStream(entry)) {
      var bytes = in.readNBytes(limit + 1);
      if (bytes.length > limit) {
        throw new IOException("%s is larger than %d bytes".formatted(entry.getName(), limit));
      }
      return bytes;
    }
  }

  /**
   * Returns the main attributes of the manifest; empty if there is no manifest.
   *
   * @throws IOException if the manifest is too large, or is damaged
   */
  static Optional<Attributes> manifest(ZipFile jar) throws IOException {
    var entry = jar.getEntry(MANIFEST);
    if (entry == null) {
      return Optional.empty();
    }
    var bytes = read(jar, entry, MAX_MANIFEST_BYTES);
    return Optional.of(new Manifest(new ByteArrayInputStream(bytes)).getMainAttributes());
  }
}
