package io.insula.template.apps;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests which classes {@code ./insula test APP} runs, with a script in place of Maven. */
class TestOfAppCommandTest {
  private static final Path REPOSITORY = Path.of("..", "..");
  private static final Pattern TESTS = Pattern.compile("-Dtest=(\\S+)");

  @Test
  void all_tests_of_the_app_run_and_no_class_that_is_not_a_test(@TempDir Path home)
      throws Exception {
    var classes = testClasses(REPOSITORY.resolve("templates/sample-module"));

    var pattern = TESTS.matcher(run(home, "sample")).results().findFirst().orElseThrow().group(1);

    // Surefire's /**/ also stands for a single slash.
    var glob = pattern.replace("/**/", "{/,/**/}");
    var matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob + ".java");
    assertThat(classes).containsKey(Path.of("io/insula/sample/remote/SampleInAnotherProcess.java"));
    classes.forEach(
        (file, source) ->
            assertThat(matcher.matches(file))
                .as(file.toString())
                .isEqualTo(source.matches("(?s).*\nclass \\w+Test .*")));
  }

  /** Returns the sources of the classes in folders of tests, by their paths in these folders. */
  private static Map<Path, String> testClasses(Path module) throws IOException {
    var classes = new TreeMap<Path, String>();
    try (Stream<Path> files = Files.walk(module)) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .forEach(
              file ->
                  Stream.iterate(file, Path::getParent)
                      .takeWhile(folder -> !folder.equals(module))
                      .filter(folder -> folder.endsWith("src/test/java"))
                      .forEach(folder -> classes.put(folder.relativize(file), text(file))));
    }
    return classes;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String run(Path home, String app) throws IOException, InterruptedException {
    for (var name : new String[] {"insula", "pom.xml", "build/front-door"}) {
      var target = home.resolve(name);
      Files.createDirectories(target.getParent());
      Files.createSymbolicLink(target, REPOSITORY.resolve(name).toRealPath());
    }
    var maven = Files.writeString(home.resolve("mvnw"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
    assertThat(maven.toFile().setExecutable(true)).isTrue();
    var command = new ProcessBuilder("bash", home.resolve("insula").toString(), "test", app);
    command.environment().put("JAVA_HOME", System.getProperty("java.home"));
    var process = command.redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
