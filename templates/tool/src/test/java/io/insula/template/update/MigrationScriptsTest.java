package io.insula.template.update;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.template.repository.MigrationScripts;
import io.insula.template.repository.TemplateRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs each migration script of the template, and the example of the page about them. */
class MigrationScriptsTest {
  private static final Path REAL = Path.of("..", "..");
  private static final Path FIXTURES = Path.of("src", "test", "resources", "migrations");
  private static final String EXAMPLE = "0001-outbox-timeout";
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```\\n(.*?)^```$");

  @TempDir Path temp;

  @Test
  void each_script_makes_the_expected_change_and_accepts_a_service_without_the_files()
      throws Exception {
    for (var name : MigrationScripts.names(REAL)) {
      check(MigrationScripts.folder(REAL), name);
    }
  }

  @Test
  void the_example_of_the_page_makes_the_expected_change() throws Exception {
    var template = temp.resolve("template");
    var scripts = Files.createDirectories(MigrationScripts.folder(template));
    var page = Files.readString(MigrationScripts.folder(REAL).resolve("README.md"));
    var block = BLOCK.matcher(page);
    assertThat(block.find()).isTrue();
    Files.writeString(scripts.resolve(EXAMPLE + ".sh"), block.group(1));
    Files.writeString(scripts.resolve("README.md"), page);

    assertThat(block.group(1)).startsWith("# " + EXAMPLE + ".sh: ");
    assertThat(MigrationScripts.names(template)).containsExactly(EXAMPLE);
    check(scripts, EXAMPLE);
  }

  private void check(Path scripts, String name) throws Exception {
    var fixture = FIXTURES.resolve(name);
    assertThat(fixture.resolve("before")).as("the test of the script " + name).isDirectory();
    var service = temp.resolve(name);
    for (var file : files(fixture.resolve("before")).entrySet()) {
      var copy = service.resolve(file.getKey());
      Files.createDirectories(copy.getParent());
      Files.writeString(copy, file.getValue());
    }
    var empty = Files.createDirectories(temp.resolve("empty"));

    run(scripts, name, service);
    run(scripts, name, empty);

    assertThat(files(service)).isEqualTo(files(fixture.resolve("after")));
    assertThat(empty).isEmptyDirectory();
  }

  private static void run(Path scripts, String name, Path service) throws Exception {
    var record = new TemplateRecord("", "", "", "billing", "com.example", List.of());
    new TemplateMigrationRunner(scripts.toAbsolutePath()).run(List.of(name), service, record);
  }

  private static TreeMap<String, String> files(Path folder) throws IOException {
    var files = new TreeMap<String, String>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (var file : all.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    return files;
  }
}
