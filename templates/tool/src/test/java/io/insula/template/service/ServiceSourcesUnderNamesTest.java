package io.insula.template.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.insula.template.Git;
import io.insula.template.naming.Renames;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests that the sources of a service pass the checks of its build under a short and a long name,
 * without building the service.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServiceSourcesUnderNamesTest {
  private static final Path REAL = Path.of("..", "..");
  private static final String SHORT = "x2";
  private static final String LONG = "reconciliation";
  private static final int LONGEST_LINE = 100;

  /** The options of Java and the program, up to the folder, with which the build formats. */
  private static final Pattern FORMAT =
      Pattern.compile("(?s)<id>check-format</id>.*?<arguments>(.*?)\\$\\{insula\\.format}");

  private static final Pattern ARGUMENT = Pattern.compile("<argument>(.+?)</argument>");

  /** A text that the formatter moves to another line at once, and indents only the next time. */
  private static final String FORMATTED_TWICE =
      """
      class FormattedTwice {
        void refuse(String schema, Object unknown) {
          if (!schema.isEmpty()) {
            throw new IllegalStateException(
                ("The schema %s has tables that Billing does not create, for instance detached partitions:"
                        + " %s; attach or drop them, or move them to another schema")
                    .formatted(schema, unknown));
          }
        }
      }
      """;

  private final Path repository = REAL.toAbsolutePath().normalize();
  private Path sources;
  private Result formatted;
  private Result checked;

  /**
   * Makes the sources of both services, and formats and checks them. This needs only two processes,
   * because they take seconds. Leaves out sources with lines of at most the maximum length: the
   * formatter breaks texts only in the others.
   */
  @BeforeAll
  void format(@TempDir Path folder) throws Exception {
    sources = Files.createDirectories(folder.resolve("sources"));
    Files.writeString(sources.resolve("FormattedTwice.java"), FORMATTED_TWICE);
    var list = FileList.read(REAL.resolve("templates/service/files.txt"));
    for (var file : new Git(REAL).files(".")) {
      if (file.toString().endsWith(".java") && list.has(file)) {
        for (var name : List.of(SHORT, LONG)) {
          var source = renames(name).apply(Files.readString(REAL.resolve(file)));
          if (source.lines().anyMatch(ServiceSourcesUnderNamesTest::isTooLong)) {
            var copy = sources.resolve(name).resolve(file.toString());
            Files.createDirectories(copy.getParent());
            Files.writeString(copy, source);
          }
        }
      }
    }
    formatted = run("--fix");
    checked = run("--check");
  }

  private static boolean isTooLong(String line) {
    return line.length() > LONGEST_LINE && !line.startsWith("import ");
  }

  private static Renames renames(String name) {
    return new ServiceName(name, "com.example").renames();
  }

  @Test
  void a_text_that_the_formatter_changes_twice_is_formatted_at_once() throws Exception {
    assertThat(formatted.output()).contains("formatted " + sources.resolve("FormattedTwice.java"));
    assertThat(checked.output()).doesNotContain("FormattedTwice");
    assertThat(checked.status()).as(checked.output()).isZero();
    assertThat(Files.readString(sources.resolve("FormattedTwice.java")))
        .contains("detached\"\n                  + \" partitions: %s;");
  }

  @ParameterizedTest
  @ValueSource(strings = {SHORT, LONG})
  void the_build_of_a_service_accepts_the_format_that_its_generator_makes(String name)
      throws Exception {
    var folder = sources.resolve(name);
    assertThat(formatted.status()).as(formatted.output()).isZero();
    assertThat(FileList.allFiles(folder)).isNotEmpty();
    assertThat(checked.output().lines())
        .as("the longest lines:\n%s", String.join("\n", tooLongLines(folder)))
        .noneMatch(line -> line.contains(folder.toString()));
  }

  /** Returns the lines of all files that are too long, with their places. */
  private static List<String> tooLongLines(Path folder) throws IOException {
    var lines = new ArrayList<String>();
    for (var file : FileList.allFiles(folder)) {
      Files.readString(folder.resolve(file))
          .lines()
          .filter(ServiceSourcesUnderNamesTest::isTooLong)
          .forEach(line -> lines.add(file + ": " + line.strip()));
    }
    return lines;
  }

  @ParameterizedTest
  @ValueSource(strings = {SHORT, "accounting", LONG})
  void no_test_expects_texts_in_an_order_that_depends_on_the_name(String name) throws Exception {
    var list = FileList.read(REAL.resolve("templates/service/files.txt"));
    var lost = new ArrayList<String>();
    for (var file : new Git(REAL).files(".")) {
      if (file.toString().endsWith(".java") && list.has(file)) {
        ExpectedOrders.lostIn(Files.readString(REAL.resolve(file)), renames(name))
            .forEach(first -> lost.add(file + ": " + first));
      }
    }

    assertThat(lost).as("use containsExactlyInAnyOrder").isEmpty();
  }

  @Test
  void a_sorted_list_that_a_name_unsorts_is_reported() {
    var sorted = "containsExactly(\"insula.a\", \"schema=\" + \"insula\")";

    assertThat(ExpectedOrders.lostIn(sorted, renames(SHORT))).containsExactly("insula.a");
    assertThat(ExpectedOrders.lostIn(sorted, renames(LONG))).isEmpty();
    assertThat(ExpectedOrders.lostIn("containsExactly(\"z\", \"insula\")", renames(SHORT)))
        .isEmpty();
    assertThat(ExpectedOrders.lostIn("containsExactly(\"insula\", schema)", renames(SHORT)))
        .isEmpty();
  }

  private record Result(int status, String output) {}

  /** Runs the formatter as the build does. */
  private Result run(String action) throws IOException, InterruptedException {
    var arguments = FORMAT.matcher(Files.readString(repository.resolve("pom.xml")));
    assertThat(arguments.find()).isTrue();
    var jar =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(each -> each.contains("google-java-format"))
            .findFirst()
            .orElseThrow();
    var command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
    ARGUMENT
        .matcher(arguments.group(1).replace("<classpath/>", "<argument>" + jar + "</argument>"))
        .results()
        .map(found -> found.group(1))
        .forEach(command::add);
    command.addAll(List.of(action, sources.toString()));
    var process =
        new ProcessBuilder(command)
            .directory(repository.toFile())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Result(process.waitFor(), output);
  }
}
