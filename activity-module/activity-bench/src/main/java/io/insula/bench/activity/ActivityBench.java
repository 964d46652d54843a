package io.insula.bench.activity;

import io.insula.bench.Pace;
import io.insula.bench.house.Site;
import io.insula.bench.measure.FsyncTime;
import io.insula.bench.measure.Meter;
import io.insula.bench.measure.Report;
import java.io.PrintStream;

/** The benchmark {@code activity}. */
final class ActivityBench {
  private final Site site;
  private final Pace pace;
  private final PrintStream progress;

  ActivityBench(Site site, Pace pace, PrintStream progress) {
    this.site = site;
    this.pace = pace;
    this.progress = progress;
  }

  /** Measures everything. */
  Report run() {
    var report = new Report("Activity: events taken in and found again");
    report.fact("fsync of one page, median, ms", FsyncTime.medianMillis(site.folder()));
    var meter = new Meter(site.postgres());
    new Writing(site, meter, pace, progress).run(report);
    new Reading(site, meter, pace, progress).run(report);
    return report;
  }
}
