package io.insula.reporting.internal.tickets;

import io.insula.reporting.internal.ReportingServer;
import io.insula.reporting.internal.World;
import io.insula.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A server in a process of its own, whose reports are never done, so that it can be killed. */
final class WorkerProcess {
  private WorkerProcess() {}

  /** Starts it; the caller kills it. */
  static Process start(TestDatabase database) throws IOException {
    var ofTest =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    var command =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx256m",
            "-cp",
            ofTest,
            WorkerProcess.class.getName());
    var environment = command.environment();
    environment.put("INSULA_TEST_DATABASE_URL", database.url());
    environment.put("INSULA_TEST_DATABASE_USER", database.username());
    environment.put("INSULA_TEST_DATABASE_PASSWORD", database.password());
    return command
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  public static void main(String[] arguments) throws InterruptedException {
    var environment = System.getenv();
    var database =
        new TestDatabase(
            environment.get("INSULA_TEST_DATABASE_URL"),
            environment.get("INSULA_TEST_DATABASE_USER"),
            environment.get("INSULA_TEST_DATABASE_PASSWORD"));
    var never = new CountDownLatch(1);
    var world = new World().with(1).with(2).with(3);
    for (long cycle = 1; cycle <= 3; cycle++) {
      world.onMake(cycle, World.until(never));
    }
    try (var server = ReportingServer.start(database, world)) {
      server.reports().requestActive(ReportingServer.ADMIN);
      never.await();
    }
  }
}
