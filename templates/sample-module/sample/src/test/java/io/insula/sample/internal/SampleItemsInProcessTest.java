package io.insula.sample.internal;

import io.insula.sample.SampleItems;
import io.insula.sample.contract.SampleItemsContract;
import io.insula.testkit.ContractServers;
import org.junit.jupiter.api.AfterAll;

class SampleItemsInProcessTest extends SampleItemsContract {
  private static final ContractServers SERVERS = ContractServers.inOneProcess();

  @Override
  protected SampleItems api() {
    return SERVERS.api(SampleItems.class);
  }

  @AfterAll
  static void close() {
    SERVERS.close();
  }
}
