package io.insula.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests which test classes {@code verify} prints as the slowest ones. */
class SlowestTestsTest {
  private static final Path REPOSITORY = Path.of("..");
  private static final Pattern MODULE = Pattern.compile("<module>([^<]*)</module>");
  private static final Pattern OURS =
      Pattern.compile("<groupId>io\\.insula</groupId>\\s*<artifactId>([^<]*)</artifactId>");
  private static final Pattern OWN = Pattern.compile("</parent>\\s*<artifactId>([^<]*)<");

  /**
   * The modules that may be built after the list is printed. Their tests are few, or do not run.
   */
  private static final String SHORT =
      "insula-\\w+-bench|insula-console-browser|insula-sample-remote|.*-plugin";

  @Test
  void the_list_is_printed_after_the_tests_of_all_modules() throws IOException {
    var needs = new HashMap<String, Set<String>>();
    var tested = new TreeSet<String>();
    var printing = new TreeSet<String>();
    for (var folder : matches(MODULE, Files.readString(REPOSITORY.resolve("pom.xml")))) {
      var pom = Files.readString(REPOSITORY.resolve(folder).resolve("pom.xml"));
      var artifact = matches(OWN, pom).getFirst();
      needs.put(artifact, Set.copyOf(matches(OURS, pom)));
      if (hasTests(REPOSITORY.resolve(folder))) {
        tested.add(artifact);
      }
      if (pom.matches("(?s).*<id>print-slowest-tests</id>\\s*<phase>verify</phase>.*")) {
        printing.add(artifact);
      }
    }

    assertThat(printing).hasSize(1);
    assertThat(tested).contains("insula-app", "insula-threads", "insula-docker");
    tested.removeAll(before(printing.first(), needs));
    tested.remove(printing.first());
    assertThat(tested).allMatch(artifact -> artifact.matches(SHORT));
  }

  private static Set<String> before(String artifact, Map<String, Set<String>> needs) {
    var found = new HashSet<String>();
    var open = new ArrayDeque<>(needs.get(artifact));
    while (!open.isEmpty()) {
      var next = open.pop();
      if (found.add(next)) {
        open.addAll(needs.getOrDefault(next, Set.of()));
      }
    }
    return found;
  }

  private static List<String> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(it -> it.group(1)).toList();
  }

  private static boolean hasTests(Path module) throws IOException {
    var tests = module.resolve("src/test/java");
    if (!Files.exists(tests)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(tests)) {
      return files.anyMatch(file -> file.toString().endsWith("Test.java"));
    }
  }

  @Test
  void the_ten_slowest_classes_of_this_build_are_printed(@TempDir Path project) throws Exception {
    for (var i = 1; i <= 11; i++) {
      writeReport(project.resolve("core/web"), "io.insula.web.Number" + i + "Test", i + ".5");
    }
    writeReport(project.resolve("templates/sample-module/sample"), "SampleTest", "1,234.5");
    var old = writeReport(project.resolve("app"), "OldTest", "99");
    Files.setLastModifiedTime(old, FileTime.from(Instant.EPOCH));

    var lines = run(project).lines().toList();

    assertThat(lines).hasSize(11);
    assertThat(lines.get(1)).isEqualTo(" 1234.5 s  SampleTest");
    assertThat(lines.get(2)).isEqualTo("   11.5 s  io.insula.web.Number11Test");
    assertThat(lines.getLast()).isEqualTo("    3.5 s  io.insula.web.Number3Test");
  }

  private static Path writeReport(Path module, String name, String seconds) throws IOException {
    var folder = Files.createDirectories(module.resolve("target/surefire-reports"));
    return Files.writeString(
        folder.resolve("TEST-" + name + ".xml"),
        "<testsuite xmlns=\"x\" name=\"%s\" time=\"%s\">".formatted(name, seconds));
  }

  private static String run(Path project) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                REPOSITORY.resolve("build/SlowestTests.java").toString(),
                project.toString(),
                Instant.now().minusSeconds(60).toString())
            .redirectErrorStream(true)
            .start();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
