package io.insula.bench.activity;

import io.insula.bench.BenchScale;
import io.insula.bench.measure.FsyncTime;
import io.insula.bench.measure.Meter;
import io.insula.bench.measure.Report;
import io.insula.bench.server.BenchEnvironment;
import java.io.PrintStream;

/** The benchmark {@code activity}. */
final class ActivityBench {
  private final BenchEnvironment site;
  private final BenchScale scale;
  private final PrintStream progress;

  ActivityBench(BenchEnvironment site, BenchScale scale, PrintStream progress) {
    this.site = site;
    this.scale = scale;
    this.progress = progress;
  }

  /** Measures everything. */
  Report run() {
    var report = new Report("Activity: events taken in and found again");
    report.fact("fsync of one page, median, ms", FsyncTime.medianMillis(site.folder()));
    var meter = new Meter(site.postgres());
    new WriteBenchmark(site, meter, scale, progress).run(report);
    new ReadBenchmark(site, meter, scale, progress).run(report);
    return report;
  }
}
