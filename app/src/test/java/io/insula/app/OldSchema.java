package io.insula.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.insula.testkit.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;

/**
 * A schema as it was first: the first migration of an app, and of each area of the kernel, whose
 * versions begin at a hundred of its own.
 *
 * @param migrations the text of each by its file name
 */
record OldSchema(String name, Map<String, String> migrations) {
  private static final String FOLDER = "db/migration";
  private static final int AREA = 100;

  /** All that this program carries. */
  static List<OldSchema> all() {
    var files = new TreeMap<String, Map<String, String>>();
    try {
      for (var place : Collections.list(loader().getResources(FOLDER))) {
        readInto(files, place);
      }
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("The migrations cannot be read", e);
    }
    return files.entrySet().stream()
        .map(schema -> new OldSchema(schema.getKey(), firstOnes(schema.getValue())))
        .toList();
  }

  private static void readInto(Map<String, Map<String, String>> files, URL place)
      throws IOException, URISyntaxException {
    if (!place.getProtocol().equals("jar")) {
      readInto(files, Path.of(place.toURI()));
      return;
    }
    var jar = URI.create(place.toString().substring(0, place.toString().indexOf('!')));
    try (FileSystem inside = FileSystems.newFileSystem(jar, Map.of())) {
      readInto(files, inside.getPath("/" + FOLDER));
    }
  }

  private static void readInto(Map<String, Map<String, String>> files, Path folder)
      throws IOException {
    try (Stream<Path> found = Files.walk(folder, 2)) {
      for (var file : found.filter(each -> each.toString().endsWith(".sql")).toList()) {
        var schema = file.getParent().getFileName().toString();
        files
            .computeIfAbsent(schema, _ -> new HashMap<>())
            .put(file.getFileName().toString(), Files.readString(file, UTF_8));
      }
    }
  }

  private static Map<String, String> firstOnes(Map<String, String> files) {
    var first = new TreeMap<Integer, String>();
    files.keySet().forEach(name -> first.merge(versionOf(name) / AREA, name, OldSchema::earlier));
    var chosen = new HashMap<>(files);
    chosen.keySet().retainAll(first.values());
    return Map.copyOf(chosen);
  }

  private static String earlier(String one, String other) {
    return versionOf(one) < versionOf(other) ? one : other;
  }

  private static int versionOf(String file) {
    return Integer.parseInt(file.substring(1, file.indexOf("__")));
  }

  private static ClassLoader loader() {
    return OldSchema.class.getClassLoader();
  }

  /** Makes it, with its rows and the history that the server looks at. */
  void make(TestDatabase database, Path work) {
    try {
      var folder = Files.createDirectory(work.resolve(name));
      for (var migration : migrations.entrySet()) {
        Files.writeString(folder.resolve(migration.getKey()), migration.getValue());
      }
      Flyway.configure()
          .dataSource(database.url(), database.username(), database.password())
          .schemas(name)
          .defaultSchema(name)
          .locations("filesystem:" + folder)
          .load()
          .migrate();
      database.execute("SET search_path TO " + name + ";\n" + rows());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is in it: SQL, with lines that say how routes show it. */
  private String rows() throws IOException {
    var file = "upgrade/" + name + ".sql";
    try (var rows = loader().getResourceAsStream(file)) {
      if (rows == null) {
        throw new AssertionError(
            "Write app/src/test/resources/%s: rows for the tables of %s, and what shows them"
                .formatted(file, migrations.keySet()));
      }
      return new String(rows.readAllBytes(), UTF_8);
    }
  }

  /**
   * A route that shows what was in the schema before.
   *
   * @param text what its answer holds
   */
  record Reading(String path, String text) {}

  /** What the lines of the rows say that begin with {@code -- GET}: the path, a space, the text. */
  List<Reading> readings() {
    return remarks("-- GET ").map(parts -> new Reading(parts[0], parts[1])).toList();
  }

  /**
   * The tables whose rows a migration deletes, by the lines that begin with {@code -- FORGOTTEN}.
   */
  List<String> forgotten() {
    return remarks("-- FORGOTTEN ").map(parts -> parts[0]).toList();
  }

  private Stream<String[]> remarks(String beginning) {
    try {
      return rows()
          .lines()
          .filter(line -> line.startsWith(beginning))
          .map(line -> line.substring(beginning.length()).split(" ", 2));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
