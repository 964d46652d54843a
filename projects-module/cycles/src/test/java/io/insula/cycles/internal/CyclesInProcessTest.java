package io.insula.cycles.internal;

import io.insula.cycles.Cycles;
import io.insula.cycles.contract.CyclesContract;
import io.insula.cycles.contract.CyclesWebClient;
import io.insula.testkit.ContractServers;
import org.junit.jupiter.api.AfterAll;

class CyclesInProcessTest extends CyclesContract {
  private static final ContractServers SERVERS = ContractServers.inOneProcess();
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
}
