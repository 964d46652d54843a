package io.insula.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insula.testkit.ServerProcess;
import io.insula.testkit.ServerProcess.Settings;
import io.insula.testkit.TestDatabase;
import io.insula.testkit.TestUsers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Tests that {@code docs/operations.md} explains each metric of a server, and that each metric of
 * Insula which the page explains exists.
 */
@Tag("processes")
class OperationsPageTest {
  private static final Path REPOSITORY = Path.of("..");
  private static final Path PAGE = REPOSITORY.resolve("docs/operations.md");
  private static final Pattern OF_SOURCE =
      Pattern.compile("\\.builder\\(\\s*\"(insula\\.[a-z.]+)\"");
  private static final Pattern GAUGE_OF_SOURCE =
      Pattern.compile("Gauge\\.builder\\(\\s*\"(insula\\.[a-z.]+)\"");
  private static final Pattern SERVED = Pattern.compile("(?m)^# TYPE (\\w+) ");
  private static final Pattern NAME = Pattern.compile("`([a-z0-9_*]+)(?:\\{[a-z,]+})?`");

  @Test
  void each_metric_of_a_server_is_explained() throws IOException {
    var explained = explained();
    var settings = Settings.standard().on(TestDatabase.create());
    try (var server = ServerProcess.start(settings).awaitReady()) {
      var people = TestUsers.of(server.uri());
      await().until(() -> served(people).contains("dbscheduler_task_completions_total"));

      assertThat(served(people)).allSatisfy(name -> assertThat(explained).anyMatch(name::matches));
      // A gauge must exist before its first use. Otherwise a panel of the dashboard would be empty.
      assertThat(served(people)).containsAll(ofSources(GAUGE_OF_SOURCE));
    }
  }

  /**
   * Reads the names of the metrics in the sources, because a running server has some metrics only
   * after they have counted something.
   */
  @Test
  void the_explained_metrics_of_insula_are_those_of_the_sources() throws IOException {
    var explained =
        explained().stream()
            .filter(name -> name.startsWith("insula_"))
            .map(name -> name.replaceFirst("_total$", ""))
            .toList();
    assertThat(explained).containsExactlyInAnyOrderElementsOf(ofSources(OF_SOURCE));
  }

  private static Set<String> ofSources(Pattern metric) throws IOException {
    try (var files = Files.walk(REPOSITORY)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> file.toString().contains("/src/main/java/"))
          .flatMap(file -> metric.matcher(read(file)).results())
          .map(found -> found.group(1).replace('.', '_'))
          .collect(Collectors.toSet());
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> served(TestUsers people) {
    return SERVED
        .matcher(people.admin().get("/prometheus").expect(200).body())
        .results()
        .map(found -> found.group(1).replaceFirst("_seconds_max$", "_seconds"))
        .collect(Collectors.toSet());
  }

  /**
   * Returns the explained metrics, which are in the first cells of the tables, as regular
   * expressions.
   */
  private static List<String> explained() {
    var text = read(PAGE);
    var section = text.substring(text.indexOf("### Metrics"), text.indexOf("### Logs"));
    var explained = new ArrayList<String>();
    for (var line : section.lines().filter(each -> each.startsWith("| `")).toList()) {
      var names =
          NAME.matcher(line.split("\\|")[1]).results().map(found -> found.group(1)).toList();
      for (var name : names) {
        var whole = name.startsWith("_") ? names.getFirst() + name : name;
        explained.add(whole.replace("*", "\\w*"));
      }
    }
    assertThat(explained).hasSizeGreaterThan(20);
    return explained;
  }
}
