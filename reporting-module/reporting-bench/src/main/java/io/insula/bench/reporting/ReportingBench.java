package io.insula.bench.reporting;

import io.insula.bench.BenchScale;
import io.insula.bench.measure.BenchReport;
import io.insula.bench.measure.FsyncTime;
import io.insula.bench.measure.LoadMeter;
import io.insula.bench.server.BenchEnvironment;
import java.io.PrintStream;
import java.util.Map;

/**
 * Measures the time and memory that reports need: the reports on many cycles, and the report on one
 * large cycle.
 */
final class ReportingBench {
  private static final Map<String, String> SETTINGS =
      Map.of(
          "INSULA_BALLOT_KEY",
          "a key that is used for measuring alone",
          "INSULA_REPORTING_SCHEDULE_ENABLED",
          "false");

  private final BenchEnvironment environment;
  private final BenchScale scale;
  private final PrintStream progress;

  ReportingBench(BenchEnvironment environment, BenchScale scale, PrintStream progress) {
    this.environment = environment;
    this.scale = scale;
    this.progress = progress;
  }

  /** Runs all measurements. */
  BenchReport run() {
    var report = new BenchReport("Reporting: workbooks and CSV files");
    report.fact("fsync of one page, median, ms", FsyncTime.medianMillis(environment.folder()));
    var meter = new LoadMeter(environment.postgres());
    var many = environment.database("many_cycles");
    try (var server = environment.server(many, SETTINGS)) {
      new RefreshBench(many, server, meter, scale, progress).run(report);
    }
    var large = environment.database("large_cycle");
    try (var server = environment.server(large, SETTINGS)) {
      new LargeCycleBench(large, server, scale, progress).run(report);
    }
    return report;
  }
}
