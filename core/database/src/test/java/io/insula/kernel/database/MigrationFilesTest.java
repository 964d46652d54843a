package io.insula.kernel.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationFilesTest {
  private static final String FOLDER = "db/migration/orchard";

  @TempDir Path folder;

  @Test
  void migrations_have_the_same_contents_in_a_jar_as_in_a_folder() throws IOException {
    var classes = Files.createDirectories(folder.resolve("classes").resolve(FOLDER));
    Files.writeString(classes.resolve("V1__trees.sql"), "CREATE TABLE trees ();\n");
    Files.writeString(classes.resolve("V2_1__apples.sql"), "CREATE TABLE apples ();\n");
    Files.writeString(classes.resolve("notes.txt"), "not a migration");
    var jar = jarOf(classes);

    var inFolder = contents(folder.resolve("classes"));
    assertThat(inFolder).containsOnlyKeys("V1__trees.sql", "V2_1__apples.sql");
    assertThat(contents(jar)).isEqualTo(inFolder);
  }

  @Test
  void line_ends_and_a_byte_order_mark_do_not_change_the_contents() throws IOException {
    var unix = Files.createDirectories(folder.resolve("unix").resolve(FOLDER));
    var windows = Files.createDirectories(folder.resolve("windows").resolve(FOLDER));
    Files.writeString(unix.resolve("V1__trees.sql"), "CREATE TABLE\ntrees ();\n");
    Files.writeString(windows.resolve("V1__trees.sql"), "\uFEFFCREATE TABLE\r\ntrees ();\r\n");

    assertThat(contents(folder.resolve("windows"))).isEqualTo(contents(folder.resolve("unix")));
  }

  @Test
  void a_missing_folder_has_no_migrations() throws IOException {
    assertThat(contents(folder)).isEmpty();
  }

  private static Map<String, String> contents(Path place) throws IOException {
    try (var loader = new URLClassLoader(new URL[] {place.toUri().toURL()}, null)) {
      return MigrationFiles.contents(FOLDER, loader);
    }
  }

  private Path jarOf(Path migrations) throws IOException {
    var jar = folder.resolve("orchard.jar");
    try (var output = new JarOutputStream(Files.newOutputStream(jar));
        var files = Files.list(migrations)) {
      output.putNextEntry(new ZipEntry(FOLDER + "/"));
      for (var file : files.toList()) {
        output.putNextEntry(new ZipEntry(FOLDER + "/" + file.getFileName()));
        output.write(Files.readString(file).getBytes(StandardCharsets.UTF_8));
      }
    }
    return jar;
  }
}
