package io.insula.template.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests {@code ./insula bench template}. Scripts take the place of Maven and of the commands that
 * the benchmark measures.
 */
class BenchOfTemplateTest {
  private static final Path REPOSITORY = Path.of("..", "..");
  private static final String APP = "./insula new app until its tests pass";
  private static final String SERVICE = "verify of a new service, core not tested";

  /** The command line in the last commit: it notes its arguments, and makes a new service. */
  private static final String INSULA =
      """
      #!/bin/sh
      echo "insula $*"
      [ "$*" != "$FAILING" ] || exit 1
      if [ "$1 $2" = "new service" ]; then
        mkdir ../billing
        printf '%s\\n' '#!/bin/sh' 'echo "billing $*"' '[ "billing $*" != "$FAILING" ]' >../billing/billing
        chmod +x ../billing/billing
      fi
      """;

  @TempDir Path home;

  @BeforeEach
  void make_the_repository() throws Exception {
    script("mvnw", "#!/bin/sh\necho \"mvnw $*\"\n[ mvnw != \"$FAILING\" ]\n");
    script("insula", INSULA);
    assertThat(run(Map.of(), "git", "init", "--quiet").status()).isZero();
    TemplateCopy.commit(home, "Scripts");
    Files.delete(home.resolve("insula"));
    for (var name : List.of("insula", "pom.xml", "build/front-door")) {
      var link = home.resolve(name);
      Files.createDirectories(link.getParent());
      Files.createSymbolicLink(link, REPOSITORY.resolve(name).toRealPath());
    }
  }

  @Test
  void it_prints_both_times_with_their_goals_and_that_they_were_reached() throws Exception {
    var outcome = bench("");

    assertThat(outcome.status()).as(outcome.output()).isZero();
    assertThat(rows(outcome.output()))
        .satisfiesExactly(
            row -> assertThat(row).matches(APP + " +\\d+ s +60 s  yes"),
            row -> assertThat(row).matches(SERVICE + " +\\d+ s +300 s  yes"));
    assertThat(log())
        .containsSubsequence(
            "mvnw --batch-mode test-compile",
            "insula new app inventory\n",
            "insula test inventory\n",
            "insula new service billing --to ../billing --group com.example\n",
            "billing test\n");
    assertThat(home.resolve(".insula")).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource({
    "mvnw",
    "new app inventory",
    "test inventory",
    "new service billing --to ../billing --group com.example",
    "billing test"
  })
  void a_part_that_fails_makes_it_fail_and_name_the_log(String part) throws Exception {
    var outcome = bench(part);

    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.output())
        .contains("a part failed; see " + home.resolve("target/bench/template.log"));
    assertThat(rows(outcome.output())).isEmpty();
    assertThat(log().lines().toList().getLast()).contains(part.equals("mvnw") ? "mvnw " : part);
    assertThat(home.resolve(".insula")).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource({"59, yes", "60, no", "61, no"})
  void a_goal_is_reached_only_in_less_time(int seconds, String reached) throws Exception {
    var script =
        "home=. && source build/front-door/bench-template.sh"
            + " && printf 'template: An app|%s|60\\n' \"$0\" | bench_template_table";

    var outcome = run(Map.of(), "bash", "-c", script, "" + seconds);

    assertThat(outcome.output()).containsPattern("An app +" + seconds + " s +60 s  " + reached);
  }

  private static List<String> rows(String output) {
    return output.lines().filter(line -> line.matches(".* s +\\d+ s  .*")).toList();
  }

  private String log() throws IOException {
    return Files.readString(home.resolve("target/bench/template.log"));
  }

  private void script(String name, String text) throws IOException {
    var file = Files.writeString(home.resolve(name), text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  /**
   * @param failing the command that fails; empty if none fails
   */
  private Outcome bench(String failing) throws IOException, InterruptedException {
    return run(Map.of("FAILING", failing), "bash", "insula", "bench", "template");
  }

  private record Outcome(int status, String output) {}

  private Outcome run(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    var process = builder.start();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Outcome(process.waitFor(), output);
  }
}
