package io.insula.activity.internal;

import io.insula.activity.ActivityLog;
import io.insula.activity.contract.ActivityContract;
import io.insula.testkit.ContractServers;
import org.junit.jupiter.api.AfterAll;

class ActivityInProcessTest extends ActivityContract {
  private static final ContractServers SERVERS = ContractServers.inOneProcess();

  @Override
  protected ActivityLog api() {
    return SERVERS.api(ActivityLog.class);
  }

  @AfterAll
  static void close() {
    SERVERS.close();
  }
}
