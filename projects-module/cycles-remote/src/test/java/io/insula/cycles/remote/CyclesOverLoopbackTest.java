package io.insula.cycles.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.cycles.Cycles;
import io.insula.cycles.contract.CyclesContract;
import io.insula.cycles.contract.CyclesWebClient;
import io.insula.testkit.ContractServers;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class CyclesOverLoopbackTest extends CyclesContract {
  private static final ContractServers SERVERS = ContractServers.overLoopback(Set.of("cycles"));
  private static final CyclesWebClient WEB = CyclesWebClient.in(SERVERS);

  @Override
  protected Cycles api() {
    return SERVERS.api(Cycles.class);
  }

  @Override
  protected CyclesWebClient web() {
    return WEB;
  }

  @AfterAll
  static void close() {
    SERVERS.close();
  }

  @Test
  void the_app_is_remote() {
    assertThat(api().getClass().getPackageName()).isEqualTo("io.insula.cycles.remote");
  }
}
