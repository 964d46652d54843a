package io.insula.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.insula.api.PageRequest;
import io.insula.api.UnavailableException;
import io.insula.cycles.CycleFilter;
import io.insula.cycles.Cycles;
import io.insula.cycles.contract.CyclesContract;
import io.insula.cycles.contract.CyclesWebClient;
import io.insula.testkit.ContractServers;
import io.insula.testkit.RemoteServerSetup;
import io.insula.testkit.ServerProcess;
import io.insula.testkit.TestUsers;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("processes")
class CyclesInAnotherProcessTest extends CyclesContract {
  @TempDir static Path folder;

  private static RemoteServerSetup other;
  private static ServerProcess process;
  private static ContractServers servers;
  private static CyclesWebClient web;

  @BeforeAll
  static void open() {
    other =
        RemoteServerSetup.hosting(Set.of("cycles", "membership"), folder)
            .with("INSULA_BALLOT_KEY", "a key for tests that is long enough to be taken");
    process = other.start();
    servers = ContractServers.of(other);
    web = new CyclesWebClient(TestUsers.of(process.uri()).admin());
  }

  @AfterAll
  static void close() {
    servers.close();
    process.close();
  }

  @Override
  protected Cycles api() {
    return servers.api(Cycles.class);
  }

  @Override
  protected CyclesWebClient web() {
    return web;
  }

  @Test
  void while_the_other_process_is_down_the_app_is_unavailable_and_later_available_again() {
    process.killHard();

    assertThatThrownBy(() -> api().snapshot(1).close())
        .isInstanceOf(UnavailableException.class)
        .hasMessage("The app cycles is currently unreachable. Retry shortly.");

    process = other.start();
    var firstPage = new PageRequest(1, null);
    await()
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(api().list(CycleFilter.ALL, firstPage)).isNotNull());
  }
}
