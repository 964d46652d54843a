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

  private final BenchEnvironment site;
  private final BenchScale scale;
  private final PrintStream progress;

  ReportingBench(BenchEnvironment site, BenchScale scale, PrintStream progress) {
    this.site = site;
    this.scale = scale;
    this.progress = progress;
  }

  /** Runs all measurements. */
  BenchReport run() {
    var report = new BenchReport("Reporting: workbooks and CSV files");
    report.fact("fsync of one page, median, ms", FsyncTime.medianMillis(site.folder()));
    var meter = new LoadMeter(site.postgres());
    var many = site.database("many_cycles");
    try (var server = site.server(many, SETTINGS)) {
      new RefreshBench(many, server, meter, scale, progress).run(report);
    }
    var large = site.database("large_cycle");
    try (var server = site.server(large, SETTINGS)) {
      new LargeCycleBench(large, server, scale, progress).run(report);
    }
    return report;
  }
}
