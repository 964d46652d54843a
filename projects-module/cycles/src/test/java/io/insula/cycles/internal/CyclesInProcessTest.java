package io.insula.cycles.internal;

import io.insula.cycles.CyclePhase;
import io.insula.cycles.Cycles;
import io.insula.cycles.contract.CycleUpload;
import io.insula.cycles.contract.CyclesContract;
import io.insula.testkit.ContractServers;
import org.junit.jupiter.api.AfterAll;

class CyclesInProcessTest extends CyclesContract {
  private static final ContractServers SERVERS = ContractServers.inOneProcess();
  private static final CycleUpload UPLOAD = CycleUpload.in(SERVERS);

  @Override
  protected Cycles api() {
    return SERVERS.api(Cycles.class);
  }

  @Override
  protected long upload(String file) {
    return UPLOAD.upload(file);
  }

  @Override
  protected long openCycle() {
    return UPLOAD.open();
  }

  @Override
  protected void move(long cycleId, CyclePhase... phases) {
    UPLOAD.move(cycleId, phases);
  }

  @AfterAll
  static void close() {
    SERVERS.close();
  }
}
