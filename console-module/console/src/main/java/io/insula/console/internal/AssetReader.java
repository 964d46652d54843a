package io.insula.console.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads the files of the console (scripts, styles and texts) from this app's jar or, in
 * development, from its folder of classes.
 */
final class AssetReader {
  private static final String FOLDER = "console";

  private AssetReader() {}

  /**
   * Returns all assets, sorted by path.
   *
   * @throws IllegalStateException if the jar or the folder cannot be opened
   * @throws UncheckedIOException if a file cannot be read
   */
  static List<Asset> read() {
    try {
      return in(
          Path.of(AssetReader.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
    } catch (URISyntaxException | IOException e) {
      throw new IllegalStateException("The files of the console cannot be read", e);
    }
  }

  /** Returns the assets in a jar or in a folder of classes. */
  static List<Asset> in(Path place) throws IOException {
    if (Files.isDirectory(place)) {
      return below(place.resolve(FOLDER));
    }
    try (var jar = FileSystems.newFileSystem(place)) {
      return below(jar.getPath(FOLDER));
    }
  }

  private static List<Asset> below(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files
          .filter(file -> Files.isRegularFile(file) && Asset.isAsset(file.toString()))
          .sorted()
          .map(file -> Asset.of(folder.relativize(file).toString(), content(file)))
          .toList();
    }
  }

  private static byte[] content(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
