package io.insula.threads.internal;

import io.insula.testkit.ContractServers;
import io.insula.threads.Threads;
import io.insula.threads.contract.ThreadsContract;
import org.junit.jupiter.api.AfterAll;

class ThreadsInProcessTest extends ThreadsContract {
  private static final ContractServers SERVERS = ContractServers.inOneProcess();

  @Override
  protected Threads api() {
    return SERVERS.api(Threads.class);
  }

  @AfterAll
  static void close() {
    SERVERS.close();
  }
}
