package io.insula.sample.remote;

import io.insula.sample.SampleItems;
import io.insula.sample.contract.SampleItemsContract;
import io.insula.testkit.ContractServers;
import io.insula.testkit.RemoteServerSetup;
import io.insula.testkit.ServerProcess;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the contract tests against a whole server in another process. It is abstract, because it
 * becomes a test only in a new app, in the module {@code app}.
 */
@Tag("processes")
abstract class SampleInAnotherProcess extends SampleItemsContract {
  @TempDir static Path folder;

  private static ServerProcess process;
  private static ContractServers servers;

  @BeforeAll
  static void open() {
    var other = RemoteServerSetup.hosting(Set.of("sample"), folder);
    process = other.start();
    servers = ContractServers.of(other);
  }

  @AfterAll
  static void close() {
    servers.close();
    process.close();
  }

  @Override
  protected SampleItems api() {
    return servers.api(SampleItems.class);
  }
}
