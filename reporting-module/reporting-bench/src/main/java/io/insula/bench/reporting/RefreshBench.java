package io.insula.bench.reporting;

import io.insula.bench.BenchScale;
import io.insula.bench.measure.BenchReport;
import io.insula.bench.measure.ComparisonRunner;
import io.insula.bench.measure.LoadMeter;
import io.insula.bench.measure.Sample;
import io.insula.bench.server.BenchServer;
import io.insula.bench.server.Database;
import io.insula.bench.server.LiveHeap;
import io.insula.bench.server.PeakHeap;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/**
 * Measures the reports on all active cycles, and on a tenth of these cycles. The time and the CPU
 * time for each report must be nearly the same.
 */
final class RefreshBench {
  private static final String REFRESH = "POST /reports/cycles of %d cycles (reports)";
  private static final String COORDINATOR = "coordinator";
  private static final String PASSWORD = "measured, not guessed either";
  private static final int BALLOTS = 300;
  private static final int PROPOSALS = 20;
  private static final int ROUNDS = 3;
  private static final int CREATED = 201;
  private static final double MAX_RATIO = 1.25;

  private final Database database;
  private final BenchServer server;
  private final LoadMeter loadMeter;
  private final BenchScale scale;
  private final PrintStream progress;
  private final ReportRefreshRunner reportRefreshRunner;
  private final int many;
  private final int few;

  RefreshBench(
      Database database,
      BenchServer server,
      LoadMeter loadMeter,
      BenchScale scale,
      PrintStream progress) {
    this.database = database;
    this.server = server;
    this.loadMeter = loadMeter;
    this.scale = scale;
    this.progress = progress;
    this.reportRefreshRunner = new ReportRefreshRunner(server);
    this.many = scale.choose(100, 500);
    this.few = many / 10;
  }

  void run(BenchReport report) {
    progress.println(
        "Adding %d cycles with %d ballots each, and counting their votes".formatted(many, BALLOTS));
    open();
    progress.println("Making the reports on these cycles");
    var comparison = new ComparisonRunner();
    comparison.add(REFRESH.formatted(many), () -> measure(many, server.adminToken()));
    comparison.add(REFRESH.formatted(few), () -> measure(few, coordinatorToken()));
    report.addAll(comparison.run(Math.min(ROUNDS, scale.rounds()), progress));
    report.fact("reports on %d cycles, s".formatted(many), seconds(report, many));
    report.fact("reports on %d cycles, s".formatted(few), seconds(report, few));
    report.atMost(
        "time per report: in a refresh of %d reports, divided by that in a refresh of %d"
            .formatted(many, few),
        (seconds(report, many) / many) / (seconds(report, few) / few),
        MAX_RATIO);
    report.atMost(
        "CPU time per report: in a refresh of %d reports, divided by that in a refresh of %d"
            .formatted(many, few),
        report.of(REFRESH.formatted(many)).serverAndPostgresMicros()
            / report.of(REFRESH.formatted(few)).serverAndPostgresMicros(),
        MAX_RATIO);
    report.fact(
        "largest live heap during %d reports, MiB".formatted(few),
        LiveHeap.mostMebibytes(
            server.process(), () -> reportRefreshRunner.all(coordinatorToken())));
    PeakHeap.goal(report, "makes many reports", server, BenchServer.HEAP_MEBIBYTES);
  }

  private void open() {
    var cycles = new MeasuredCycleFactory(database, server);
    for (var i = 1; i <= many; i++) {
      cycles.add("Cycle " + i, PROPOSALS, BALLOTS);
    }
    var account =
        Map.of("username", COORDINATOR, "email", "coordinator@example.org", "password", PASSWORD);
    server.client().post("/accounts", server.adminToken(), account, CREATED);
    database.execute(
        """
        INSERT INTO cycles.cycle_admin (cycle_id, username)
        SELECT id, '%s' FROM cycles.cycle ORDER BY id LIMIT %d
        """
            .formatted(COORDINATOR, few),
        "ANALYZE");
  }

  private String coordinatorToken() {
    return server.client().signIn(COORDINATOR, PASSWORD);
  }

  private Sample measure(int cycles, String token) {
    return loadMeter.measure(
        List.of(server.process()), cycles, () -> reportRefreshRunner.all(token));
  }

  private static double seconds(BenchReport report, int cycles) {
    return cycles / report.of(REFRESH.formatted(cycles)).perSecond();
  }
}
