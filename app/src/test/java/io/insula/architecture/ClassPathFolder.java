package io.insula.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads all files of a folder on the class path, from directories and jars. */
final class ClassPathFolder {
  private ClassPathFolder() {}

  /** Returns the text of each file below this folder, by its relative path. */
  static Map<String, String> read(String folder) {
    var files = new TreeMap<String, String>();
    try {
      for (var url :
          Collections.list(ClassPathFolder.class.getClassLoader().getResources(folder))) {
        readInto(files, url.toURI());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
    return files;
  }

  private static void readInto(Map<String, String> files, URI folder) throws IOException {
    if (!folder.getScheme().equals("jar")) {
      readInto(files, Path.of(folder));
      return;
    }
    try {
      readInto(files, Path.of(folder));
    } catch (FileSystemNotFoundException e) {
      try (FileSystem archive = FileSystems.newFileSystem(folder, Map.of())) {
        readInto(files, archive.provider().getPath(folder));
      }
    }
  }

  private static void readInto(Map<String, String> files, Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (var path : paths.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(path).toString(), Files.readString(path));
      }
    }
  }
}
