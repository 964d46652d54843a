package io.insula.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.insula.analytics.Analytics;
import io.insula.analytics.contract.AnalyticsContract;
import io.insula.testkit.ContractServers;
import io.insula.testkit.RemoteServerSetup;
import io.insula.testkit.ServerProcess;
import io.insula.testkit.TestUsers;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

@Tag("processes")
class AnalyticsInAnotherProcessTest extends AnalyticsContract {
  @TempDir static Path folder;

  private static ServerProcess process;
  private static ContractServers servers;
  private static TestUsers people;

  @BeforeAll
  static void open() {
    var other = RemoteServerSetup.hosting(Set.of("analytics"), folder);
    process = other.start();
    servers = ContractServers.of(other);
    people = TestUsers.of(process.uri());
  }

  @AfterAll
  static void close() {
    servers.close();
    process.close();
  }

  @Override
  protected Analytics api() {
    return servers.api(Analytics.class);
  }

  @Override
  protected void post(String path, String json) {
    people.service("site").send("POST", path, "application/json", json.getBytes(UTF_8)).expect(201);
  }
}
