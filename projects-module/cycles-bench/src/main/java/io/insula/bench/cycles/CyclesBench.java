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

  private final BenchEnvironment site;
  private final BenchScale scale;
  private final PrintStream progress;

  CyclesBench(BenchEnvironment site, BenchScale scale, PrintStream progress) {
    this.site = site;
    this.scale = scale;
    this.progress = progress;
  }

  /** Runs all measurements and returns their report. */
  BenchReport run() {
    var report = new BenchReport("Cycles: elections imported and counted, ballots cast");
    report.fact("fsync of one page, median, ms", FsyncTime.medianMillis(site.folder()));
    var meter = new LoadMeter(site.postgres());
    var database = site.database("cycles");
    try (var server = site.server(database, SETTINGS)) {
      new ImportBench(database, server, meter, scale, progress).run(report);
      new CountBench(site.folder(), server, meter, scale, progress).run(report);
      new BallotBench(database, server, meter, scale, progress).run(report);
      new CloseBench(database, server, scale, progress).run(report);
      new MemoryBench(server, progress).run(report);
      PeakHeap.goal(report, "imports and counts", server, BenchServer.HEAP_MEBIBYTES);
    }
    return report;
  }
}
