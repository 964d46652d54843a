package io.insula.kernel.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** The migrations that stand in a folder of the class path. */
final class MigrationFiles {
  private static final Pattern FILE_NAME = Pattern.compile("V(\\d+(?:[._]\\d+)*)__.+\\.sql");
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private MigrationFiles() {}

  /** The checksum of each version, as Flyway computes it. */
  static Map<String, Integer> checksums(String folder) {
    return checksums(folder, MigrationFiles.class.getClassLoader());
  }

  static Map<String, Integer> checksums(String folder, ClassLoader loader) {
    var checksums = new TreeMap<String, Integer>();
    try {
      for (var place : Collections.list(loader.getResources(folder))) {
        for (var name : fileNames(place, folder)) {
          var matcher = FILE_NAME.matcher(name);
          if (matcher.matches()) {
            var file = URI.create(place + "/" + name).toURL();
            checksums.put(matcher.group(1).replace('_', '.'), checksum(file));
          }
        }
      }
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("The migrations in " + folder + " cannot be read", e);
    }
    return checksums;
  }

  private static Iterable<String> fileNames(URL place, String folder)
      throws IOException, URISyntaxException {
    if (place.openConnection() instanceof JarURLConnection jar) {
      var prefix = folder + "/";
      return jar.getJarFile().stream()
          .map(entry -> entry.getName())
          .filter(name -> name.startsWith(prefix))
          .map(name -> name.substring(prefix.length()))
          .toList();
    }
    try (Stream<Path> files = Files.list(Path.of(place.toURI()))) {
      return files.map(file -> String.valueOf(file.getFileName())).toList();
    }
  }

  private static int checksum(URL file) {
    var checksum = new CRC32();
    try (var lines =
        new BufferedReader(new InputStreamReader(file.openStream(), StandardCharsets.UTF_8))) {
      var first = true;
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        var text = first && line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
        checksum.update(text.getBytes(StandardCharsets.UTF_8));
        first = false;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return (int) checksum.getValue();
  }
}
