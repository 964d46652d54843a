package io.insula.contract;

import io.insula.activity.ActivityLog;
import io.insula.activity.contract.ActivityContract;
import io.insula.testkit.ContractServers;
import io.insula.testkit.RemoteServerSetup;
import io.insula.testkit.ServerProcess;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

@Tag("processes")
class ActivityInAnotherProcessTest extends ActivityContract {
  @TempDir static Path folder;

  private static ServerProcess process;
  private static ContractServers servers;

  @BeforeAll
  static void open() {
    var other = RemoteServerSetup.hosting(Set.of("activity"), folder);
    process = other.start();
    servers = ContractServers.of(other);
  }

  @AfterAll
  static void close() {
    servers.close();
    process.close();
  }

  @Override
  protected ActivityLog api() {
    return servers.api(ActivityLog.class);
  }
}
