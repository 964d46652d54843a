package io.insula.reporting.internal.folders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insula.reporting.internal.FakeTicketDependencies;
import io.insula.reporting.internal.ReportingServer;
import io.insula.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class AbandonedFolderCleanupTest {
  @Test
  void a_folder_that_was_abandoned_just_before_the_start_is_deleted_while_the_server_runs()
      throws IOException {
    var parent = Path.of(System.getProperty("java.io.tmpdir"));
    var folder = Files.createTempDirectory(parent, "insula-reports-0-0-");
    Files.writeString(folder.resolve("report.xlsx"), "half of it");
    var settings =
        Map.<String, Object>of(
            "insula.test.settable-clock", "true", "insula.reporting.look-for-abandoned", "50ms");
    try (var server =
        ReportingServer.start(TestDatabase.reserve(), new FakeTicketDependencies(), settings)) {
      var now = server.clock().instant();
      Files.setLastModifiedTime(folder, FileTime.from(now));
      assertThat(folder).isDirectory();

      server.clock().advance(Duration.ofMinutes(2));

      await().until(() -> Files.notExists(folder));
    }
  }
}
