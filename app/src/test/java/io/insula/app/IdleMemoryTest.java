package io.insula.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import io.insula.testkit.ServerProcess;
import io.insula.testkit.ServerProcess.Settings;
import io.insula.testkit.TestDatabase;
import io.insula.testkit.TestUsers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Execution;

/**
 * Tests how much memory an idle server holds, with the options of production and 256 MiB of heap.
 */
@Execution(CONCURRENT)
@EnabledOnOs(OS.LINUX)
class IdleMemoryTest {
  /** The garbage collector returns memory every ten seconds, and on a busy machine later. */
  private static final Duration RETURN_TIMEOUT = Duration.ofMinutes(2);

  private static final long MIB = 1024 * 1024;

  @Test
  void an_idle_server_holds_less_than_200_mib() {
    var settings =
        Settings.standard()
            .on(TestDatabase.create())
            .with("INSULA_PASSWORDS_MEMORY_KIB", "19456")
            .with("INSULA_PASSWORDS_ITERATIONS", "2");
    try (var server = ServerProcess.start(settings).awaitReady()) {
      var projects = new ProjectClient(TestUsers.of(server.uri()).admin());
      projects.propose("A bench by the lake").expect(201);
      assertThat(projects.names()).containsExactly("A bench by the lake");
      awaitResidentBelow(server, 200);
    }
  }

  /** Waits until an idle server has returned its memory and holds less than this. */
  static void awaitResidentBelow(ServerProcess server, long mebibytes) {
    await()
        .atMost(RETURN_TIMEOUT)
        .untilAsserted(() -> assertThat(server.residentBytes()).isLessThan(mebibytes * MIB));
  }
}
