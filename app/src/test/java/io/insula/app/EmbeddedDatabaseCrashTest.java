package io.insula.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import io.insula.testkit.ApiClient;
import io.insula.testkit.ServerProcess;
import io.insula.testkit.ServerProcess.Settings;
import io.insula.testkit.TestPasswords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;

/**
 * Kills the PostgreSQL that a server in development has started itself, while the server is
 * running. It tests the core and takes a minute, so a service runs it only with the tests of the
 * core.
 */
@Tag("processes")
@Tag("core")
@Execution(CONCURRENT)
class EmbeddedDatabaseCrashTest {
  @TempDir Path data;

  @Test
  void a_killed_database_is_restarted_and_the_server_continues() throws IOException {
    try (var server = start()) {
      for (int i = 0; i < 2; i++) {
        postmaster().destroyForcibly();
        await().until(() -> signIn(server) == 503);
        await().until(() -> signIn(server) == 200);
      }
    }
  }

  @Test
  void if_the_database_cannot_be_restarted_the_server_ends_and_logs_the_reason()
      throws IOException {
    try (var server = start()) {
      var postmaster = postmaster();
      Files.delete(find("PG_VERSION"));
      postmaster.destroyForcibly();

      assertThat(server.awaitExit(Duration.ofSeconds(60))).isNotZero();
      assertThat(server.output())
          .contains("Insula stops because PostgreSQL does not restart")
          .contains("is not a database cluster directory");
    }
  }

  private ServerProcess start() {
    return ServerProcess.start(
            Settings.standard()
                .with("INSULA_DEVELOPMENT", "true")
                .with("INSULA_DEMO", "false")
                .with("INSULA_DATA", data.toString()))
        .awaitReady();
  }

  private static int signIn(ServerProcess server) {
    return ApiClient.at(server.uri())
        .post("/login", Map.of("username", "admin", "password", TestPasswords.ADMIN))
        .status();
  }

  private ProcessHandle postmaster() throws IOException {
    var pid = Files.readAllLines(find("postmaster.pid")).getFirst();
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  /** Returns the first file with this name, at most three levels below the data folder. */
  private Path find(String name) throws IOException {
    try (var files = Files.walk(data, 3)) {
      return files.filter(file -> file.endsWith(name)).findFirst().orElseThrow();
    }
  }
}
