package io.insula.kernel.database;

import io.insula.kernel.base.Sha256;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the migrations in a folder of the class path. */
final class MigrationFiles {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private MigrationFiles() {}

  /** Returns a hash of the names and contents of all {@code .sql} files. */
  static String digest(String folder) {
    return hash(
        contents(folder, MigrationFiles.class.getClassLoader()).entrySet().stream()
            .flatMap(file -> Stream.of(file.getKey(), file.getValue())));
  }

  /**
   * Returns the text of each {@code .sql} file by its name. Line ends and byte-order marks are
   * normalized, so that a migration has one digest everywhere.
   */
  static Map<String, String> contents(String folder, ClassLoader loader) {
    var contents = new TreeMap<String, String>();
    try {
      for (var place : Collections.list(loader.getResources(folder))) {
        for (var name : fileNames(place, folder)) {
          if (name.endsWith(".sql")) {
            contents.put(name, textOf(URI.create(place + "/" + name).toURL()));
          }
        }
      }
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("The migrations in " + folder + " cannot be read", e);
    }
    return contents;
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

  private static String textOf(URL file) throws IOException {
    try (var bytes = file.openStream()) {
      var text = new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
      return (text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text)
          .lines()
          .collect(Collectors.joining("\n"));
    }
  }

  private static String hash(Stream<String> parts) {
    return HexFormat.of().formatHex(Sha256.ofParts(parts.toArray(String[]::new)));
  }
}
