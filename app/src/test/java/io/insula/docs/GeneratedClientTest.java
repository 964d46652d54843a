package io.insula.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.insula.testkit.ServerProcess;
import io.insula.testkit.ServerProcess.Settings;
import io.insula.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the README's example with a Python client that OpenAPI Generator makes from {@code
 * /openapi.json}. In a build without checks, which does not download the generator, the test is
 * skipped. It is also skipped if there is no Python 3 with the modules that the client imports,
 * except at GitHub Actions and CircleCI, whose files install them: there it fails.
 */
@Tag("processes")
class GeneratedClientTest {
  private static final Path GENERATOR = Path.of("target", "tools", "openapi-generator-cli.jar");
  private static final String NEEDED = "import pydantic, urllib3, dateutil, typing_extensions";
  private static final int TIMEOUT_SECONDS = 120;

  @TempDir private Path folder;

  @Test
  void a_generated_client_runs_the_example_of_the_readme() throws Exception {
    assumeTrue(Files.exists(GENERATOR), "a build without checks provides no generator");
    requirePython();
    var settings =
        new Settings(Settings.standard().port(), Map.of())
            .on(TestDatabase.create())
            .with("INSULA_DEVELOPMENT", "true");
    try (var server = ServerProcess.start(settings).awaitReady()) {
      generate(server.uri() + "/openapi.json");

      var script = Path.of("src", "test", "python", "readme_flow.py").toAbsolutePath();
      assertThat(output(List.of("python3", script.toString(), server.uri().toString())))
          .endsWith("done\n");
    }
  }

  private void generate(String document) throws Exception {
    output(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-jar",
            GENERATOR.toAbsolutePath().toString(),
            "generate",
            "--generator-name",
            "python",
            "--package-name",
            "insula",
            "--global-property",
            "apiTests=false,modelTests=false,apiDocs=false,modelDocs=false",
            "--input-spec",
            document,
            "--output",
            "."));
  }

  private void requirePython() throws InterruptedException {
    var hasPython = hasPython();
    var message = "python3 cannot " + NEEDED + ": the generated client is not tested";
    if ("true".equals(System.getenv("GITHUB_ACTIONS"))
        || "true".equals(System.getenv("CIRCLECI"))) {
      assertThat(hasPython).as(message).isTrue();
    }
    assumeTrue(hasPython, message);
  }

  private boolean hasPython() throws InterruptedException {
    try {
      return start(List.of("python3", "-c", NEEDED)).waitFor() == 0;
    } catch (IOException e) {
      return false; // There is no Python 3.
    }
  }

  private String output(List<String> command) throws Exception {
    var process = start(command);
    try {
      var ended = process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      var output = Files.readString(folder.resolve("output.txt"), UTF_8);
      assertThat(ended && process.exitValue() == 0).as("%s: %s", command, output).isTrue();
      return output;
    } finally {
      process.destroyForcibly();
    }
  }

  private Process start(List<String> command) throws IOException {
    var builder = new ProcessBuilder(command);
    builder.environment().put("PYTHONPATH", folder.toString());
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    return builder
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("output.txt").toFile())
        .start();
  }
}
