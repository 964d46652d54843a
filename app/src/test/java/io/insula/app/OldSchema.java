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
 * A schema of a database as its first migrations create it, without the later ones that change it.
 * The schema of an app has one first migration. The kernel has one for each of its areas, because
 * each area has its own range of a hundred version numbers.
 *
 * @param migrations the SQL of each first migration, by its file name
 */
record OldSchema(String name, Map<String, String> migrations) {
  private static final String FOLDER = "db/migration";
  private static final int AREA = 100;

  /** The folder of the SQL with old rows, in the module that owns them. */
  private static final Path ROWS = Path.of("src/test/resources/upgrade");

  /** Returns the old form of every schema whose migrations are on the class path. */
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

  /**
   * Creates this schema in a database, with its rows and with the history table of Flyway, from
   * which the server knows which migrations already ran.
   */
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

  /**
   * Returns the SQL that inserts the rows of this schema. Its comment lines state which routes show
   * the rows. The SQL of an app is among the app's own test resources, where {@code ./insula new
   * app} writes it; the SQL of the kernel is among those of this module.
   */
  private String rows() throws IOException {
    var file = ROWS.resolve(name + ".sql");
    if (Files.exists(file)) {
      return Files.readString(file);
    }
    try (var modules = Files.newDirectoryStream(Path.of(".."), "*-module")) {
      for (var module : modules) {
        var rows = module.resolve(name).resolve(file);
        if (Files.exists(rows)) {
          return Files.readString(rows);
        }
      }
    }
    throw new AssertionError(
        "Write %s in the module of %s: rows for the tables of %s, and the routes that show them"
            .formatted(file, name, migrations.keySet()));
  }

  /**
   * A route that shows a row of the old schema.
   *
   * @param text a text that the answer of the route must contain
   */
  record Reading(String path, String text) {}

  /**
   * Returns the routes that show the rows. The SQL names them in lines of the form {@code -- GET
   * path text}.
   */
  List<Reading> readings() {
    return remarks("-- GET ").map(parts -> new Reading(parts[0], parts[1])).toList();
  }

  /**
   * Returns the tables whose rows a later migration deletes. The SQL names them in lines that begin
   * with {@code -- FORGOTTEN}.
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
