package io.insula.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insula.testkit.ApiClient;
import io.insula.testkit.ServerProcess;
import io.insula.testkit.TestPasswords;
import io.insula.testkit.TestUsers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Checks that the archive that {@code ./insula archive} writes can be unpacked and run in an empty
 * folder, without sources and Maven. With {@code -Dinsula.test.archive=FILE} the tests use this
 * archive, which must have been made from these sources.
 */
@Tag("operations")
@ResourceLock(ServerJarBuilder.BUILD)
class RunnableArchiveTest {
  /** Matches the version of the root POM, which stands after that of its parent. */
  private static final Pattern VERSION =
      Pattern.compile("</parent>.*?<version>([^<]+)</version>", Pattern.DOTALL);

  private static final Duration LONGEST_BUILD = Duration.ofMinutes(20);

  @TempDir Path folder;

  @Test
  void the_unpacked_server_starts_and_answers_a_signed_in_user() throws Exception {
    var packed = packed();
    assertThat(packed.getFileName()).hasToString("insula-" + version() + ".tar.gz");
    assertThat(Files.mismatch(packed, pack("again"))).isEqualTo(-1);
    var home = unpack(packed);
    assertThat(Files.exists(home.resolve("mvnw"))).isFalse();

    var port = ServerProcess.freePort();
    var server = URI.create("http://127.0.0.1:" + port);
    var process = run(home, port);
    try {
      await().atMost(Duration.ofSeconds(90)).until(() -> isReady(server) || !process.isAlive());
      TestUsers.of(server).member("ann").get("/projects").expect(200);
      assertThat(caches(home)).isEqualTo(1L);
      process.destroy();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void a_command_that_needs_the_sources_says_so() throws Exception {
    var home = unpack(packed());
    var help = insula(home, "help").expectSuccess();
    assertThat(help).contains("run", "certs", "move", "plugins").doesNotContain("format", "bench");
    assertThat(insula(home, "plugins").expectSuccess()).contains("There are no plugins.");
    var test = insula(home, "test");
    assertThat(test.status()).isEqualTo(2);
    assertThat(test.errors()).contains("'test' is unknown or needs the sources");
    assertThat(insula(home, "certs", "--dir", folder.resolve("certs").toString()).expectSuccess())
        .contains("/front/", "/threads/", "/cycles/");
  }

  private Path packed() {
    var given = System.getProperty("insula.test.archive");
    return given == null ? pack("once") : Path.of(given);
  }

  private static String version() throws IOException {
    var pom = Files.readString(ProgramRunner.REPOSITORY.resolve("pom.xml"));
    var version = VERSION.matcher(pom);
    assertThat(version.find()).isTrue();
    return version.group(1);
  }

  private Path pack(String name) {
    var to = folder.resolve(name);
    ProgramRunner.run(
            ProgramRunner.REPOSITORY, LONGEST_BUILD, "./insula", "archive", "--to", to.toString())
        .expectSuccess();
    return onlyFileIn(to);
  }

  private Path unpack(Path packed) throws IOException {
    var to = Files.createDirectory(folder.resolve("unpacked"));
    ProgramRunner.run(to, Duration.ofMinutes(1), "tar", "-xzf", packed.toString()).expectSuccess();
    return onlyFileIn(to);
  }

  private Process run(Path home, int port) throws IOException {
    var command =
        List.of(
            "./insula",
            "run",
            "--no-demo",
            "--port",
            Integer.toString(port),
            "--data",
            folder.resolve("data").toString());
    var builder = new ProcessBuilder(command).directory(home.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment());
    return builder.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
  }

  private ProgramRunner.Ended insula(Path home, String... arguments) {
    var command = new ArrayList<>(List.of("./insula"));
    command.addAll(List.of(arguments));
    return ProgramRunner.run(home, environment(), Duration.ofMinutes(1), command);
  }

  /** Returns an environment whose path has the usual programs of a system, but not Maven. */
  private Map<String, String> environment() {
    return Map.of(
        "PATH",
        "/usr/bin:/bin",
        "HOME",
        folder.toString(),
        "INSULA_JAVA_HOME",
        System.getProperty("java.home", ""),
        "INSULA_ADMIN_PASSWORD",
        TestPasswords.ADMIN);
  }

  /** Waits until the first start has made an AOT cache. Returns the number of AOT caches. */
  private static long caches(Path home) {
    var work = home.resolve(".insula");
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> count(work, "training-pid") == 0 && count(work, "aot-") > 0);
    return count(work, "aot-");
  }

  private static long count(Path work, String prefix) {
    try (var files = Files.list(work)) {
      return files.filter(file -> file.getFileName().toString().startsWith(prefix)).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isReady(URI server) {
    try {
      return ApiClient.at(server).get("/health/readiness").status() == 200;
    } catch (UncheckedIOException e) {
      return false; // The server does not listen yet.
    }
  }

  private static Path onlyFileIn(Path folder) {
    try (var files = Files.list(folder)) {
      return files.reduce((one, other) -> folder).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
