package io.insula.reporting.internal.schedule;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.insula.reporting.internal.FakeTicketDependencies;
import io.insula.reporting.internal.OtherProcess;
import io.insula.reporting.internal.ReportingServer;
import io.insula.testkit.TestDatabase;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;

/**
 * A server in a separate process that runs ticks until it is killed. Its clock stands still until a
 * line on its standard input sets it. The server stops at the end of its input.
 */
final class ScheduleProcess implements AutoCloseable {
  private final Process process;
  private final BufferedWriter input;

  private ScheduleProcess(Process process) {
    this.process = process;
    this.input = process.outputWriter(UTF_8);
  }

  static ScheduleProcess start(TestDatabase database) {
    try {
      return new ScheduleProcess(OtherProcess.command(ScheduleProcess.class, database).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns a server with a settable clock and two active cycles, whose reports are always
   * outdated.
   */
  static ReportingServer server(TestDatabase database) {
    return ReportingServer.start(
        database,
        new FakeTicketDependencies().with(1).with(2),
        Map.of("insula.test.settable-clock", "true"));
  }

  void setClock(Instant time) {
    try {
      input.write(time.toString());
      input.newLine();
      input.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the process as a power cut would: {@code kill -9}. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }

  public static void main(String[] arguments) throws IOException {
    try (var server = server(OtherProcess.database());
        var times = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
      times.lines().map(Instant::parse).forEach(server.clock()::set);
    }
  }
}
