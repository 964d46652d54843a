package io.insula.reporting.internal.tickets;

import io.insula.reporting.internal.FakeTicketDependencies;
import io.insula.reporting.internal.OtherProcess;
import io.insula.reporting.internal.ReportingServer;
import io.insula.testkit.TestDatabase;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/**
 * A server in a separate process whose reports are never finished, so that it can be killed while
 * it makes them.
 */
final class WorkerProcess {
  private WorkerProcess() {}

  /** Starts the server; the caller kills its process. */
  static Process start(TestDatabase database) throws IOException {
    return OtherProcess.command(WorkerProcess.class, database).start();
  }

  public static void main(String[] arguments) throws InterruptedException {
    var never = new CountDownLatch(1);
    var environment = new FakeTicketDependencies().with(1).with(2).with(3);
    for (long cycle = 1; cycle <= 3; cycle++) {
      environment.onMake(cycle, FakeTicketDependencies.until(never));
    }
    try (var server = ReportingServer.start(OtherProcess.database(), environment)) {
      server.reports().requestActive(ReportingServer.ADMIN);
      never.await();
    }
  }
}
