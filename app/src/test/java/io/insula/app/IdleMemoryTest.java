package io.insula.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import io.insula.testkit.ServerProcess;
import io.insula.testkit.ServerProcess.Settings;
import io.insula.testkit.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;

/** Tests how much memory an idle server holds after a start on existing data. */
@Tag("processes")
@Execution(CONCURRENT)
@EnabledOnOs(OS.LINUX)
class IdleMemoryTest {
  /** The garbage collector returns memory every ten seconds, and on a busy machine later. */
  private static final Duration RETURN_TIMEOUT = Duration.ofMinutes(2);

  private static final Duration EXIT_TIMEOUT = Duration.ofMinutes(2);
  private static final long MIB = 1024 * 1024;

  @TempDir Path data;

  @Test
  void a_server_in_production_holds_less_than_200_mib() {
    var settings =
        new Settings(ServerProcess.freePort(), Map.of())
            .on(TestDatabase.create())
            .with("INSULA_ADMIN_PASSWORD", "a-password-of-20-chars");
    assertIdleBelow(200, settings, List.of("-XX:TieredStopAtLevel=4", "-Xmx256m"));
  }

  @Test
  void a_server_in_development_holds_less_than_250_mib() {
    var settings =
        new Settings(
            ServerProcess.freePort(),
            Map.of("INSULA_DEVELOPMENT", "true", "INSULA_DATA", data.toString()));
    assertIdleBelow(250, settings, List.of("-XX:TieredStopAtLevel=1", "-Xmx384m"));
  }

  /** Starts a server twice: the first start makes the data. */
  private static void assertIdleBelow(long mebibytes, Settings settings, List<String> options) {
    try (var first = ServerProcess.start(settings.with("INSULA_EXIT_WHEN_READY", "true"))) {
      assertThat(first.awaitExit(EXIT_TIMEOUT)).as(first.output()).isZero();
    }
    try (var server = ServerProcess.startWith(settings, options).awaitReady()) {
      await()
          .atMost(RETURN_TIMEOUT)
          .untilAsserted(() -> assertThat(server.residentBytes()).isLessThan(mebibytes * MIB));
    }
  }
}
