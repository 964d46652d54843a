package io.insula.bench.analytics;

import io.insula.bench.Pace;
import io.insula.bench.house.Site;
import io.insula.bench.measure.FsyncTime;
import io.insula.bench.measure.Meter;
import io.insula.bench.measure.Report;
import java.io.PrintStream;

/** The benchmark {@code analytics}. */
final class AnalyticsBench {
  /** The most heap that a house may use here. */
  static final int HEAP_MEBIBYTES = 512;

  private final Site site;
  private final Pace pace;
  private final PrintStream progress;

  AnalyticsBench(Site site, Pace pace, PrintStream progress) {
    this.site = site;
    this.pace = pace;
    this.progress = progress;
  }

  /** Measures everything. */
  Report run() {
    var report = new Report("Analytics: page views taken in, folded and told of");
    report.fact("fsync of one page, median, ms", FsyncTime.medianMillis(site.folder()));
    var meter = new Meter(site.postgres());
    new TakingIn(site, meter, pace, progress).run(report);
    new Answering(site, meter, pace, progress).run(report);
    return report;
  }
}
