package io.insula.bench.analytics;

import io.insula.bench.BenchScale;
import io.insula.bench.measure.FsyncTime;
import io.insula.bench.measure.Meter;
import io.insula.bench.measure.Report;
import io.insula.bench.server.BenchEnvironment;
import java.io.PrintStream;

/** The benchmark {@code analytics}. */
final class AnalyticsBench {
  /** The most heap that a server may use here. */
  static final int HEAP_MEBIBYTES = 512;

  private final BenchEnvironment site;
  private final BenchScale pace;
  private final PrintStream progress;

  AnalyticsBench(BenchEnvironment site, BenchScale pace, PrintStream progress) {
    this.site = site;
    this.pace = pace;
    this.progress = progress;
  }

  /** Measures everything. */
  Report run() {
    var report = new Report("Analytics: page views taken in, folded and told of");
    report.fact("fsync of one page, median, ms", FsyncTime.medianMillis(site.folder()));
    var meter = new Meter(site.postgres());
    new IngestBenchmark(site, meter, pace, progress).run(report);
    new ReportBenchmark(site, meter, pace, progress).run(report);
    return report;
  }
}
