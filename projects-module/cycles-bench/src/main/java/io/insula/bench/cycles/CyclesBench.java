package io.insula.bench.cycles;

import io.insula.bench.BenchScale;
import io.insula.bench.measure.BenchReport;
import io.insula.bench.measure.FsyncTime;
import io.insula.bench.measure.LoadMeter;
import io.insula.bench.server.BenchEnvironment;
import io.insula.bench.server.BenchServer;
import io.insula.bench.server.PeakHeap;
import java.io.PrintStream;
import java.util.Map;

/** Runs the benchmark {@code cycles}. */
final class CyclesBench {
  private static final Map<String, String> SETTINGS =
      Map.of("INSULA_BALLOT_KEY", "a key that is used only for measuring");

  private final BenchEnvironment environment;
  private final BenchScale scale;
  private final PrintStream progress;

  CyclesBench(BenchEnvironment environment, BenchScale scale, PrintStream progress) {
    this.environment = environment;
    this.scale = scale;
    this.progress = progress;
  }

  /** Runs all measurements and returns their report. */
  BenchReport run() {
    var report = new BenchReport("Cycles: elections imported and counted, ballots cast");
    report.fact("fsync of one page, median, ms", FsyncTime.medianMillis(environment.folder()));
    var meter = new LoadMeter(environment.postgres());
    var database = environment.database("cycles");
    try (var server = environment.server(database, SETTINGS)) {
      new ImportBench(database, server, meter, scale, progress).run(report);
      new CountBench(environment.folder(), server, meter, scale, progress).run(report);
      new BallotBench(database, server, meter, scale, progress).run(report);
      new CloseBench(database, server, scale, progress).run(report);
      new MemoryBench(server, progress).run(report);
      PeakHeap.goal(report, "imports and counts", server, BenchServer.HEAP_MEBIBYTES);
    }
    return report;
  }
}
