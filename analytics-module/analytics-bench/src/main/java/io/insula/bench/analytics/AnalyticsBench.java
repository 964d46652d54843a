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
  private final BenchScale scale;
  private final PrintStream progress;

  AnalyticsBench(BenchEnvironment site, BenchScale scale, PrintStream progress) {
    this.site = site;
    this.scale = scale;
    this.progress = progress;
  }

  /** Measures everything. */
  Report run() {
    var report = new Report("Analytics: page views taken in, folded and reported");
    report.fact("fsync of one page, median, ms", FsyncTime.medianMillis(site.folder()));
    var meter = new Meter(site.postgres());
    new IngestBenchmark(site, meter, scale, progress).run(report);
    new ReportBenchmark(site, meter, scale, progress).run(report);
    return report;
  }
}
