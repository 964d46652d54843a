package io.insula.bench.analytics;

import io.insula.bench.BenchScale;
import io.insula.bench.Benchmark;
import io.insula.bench.measure.BenchReport;
import io.insula.bench.measure.FsyncTime;
import io.insula.bench.measure.LoadMeter;
import io.insula.bench.server.BenchEnvironment;
import java.io.PrintStream;

/** Measures storing, folding and reporting page views. */
public final class AnalyticsBenchmark implements Benchmark {
  /** The maximum heap of a server. */
  static final int HEAP_MEBIBYTES = 512;

  @Override
  public String name() {
    return "analytics";
  }

  @Override
  public String description() {
    return "storing page views, compared with COPY; reports on 12 million of them (quick: 0.12)";
  }

  @Override
  public BenchReport run(BenchEnvironment environment, BenchScale scale, PrintStream progress) {
    var report = new BenchReport("Analytics: storing, folding and reporting page views");
    report.fact("fsync of one page, median, ms", FsyncTime.medianMillis(environment.folder()));
    var meter = new LoadMeter(environment.postgres());
    new IngestBenchmark(environment, meter, scale, progress).run(report);
    new ReportBenchmark(environment, meter, scale, progress).run(report);
    ImportBenchmark.run(environment, scale, progress, report);
    return report;
  }
}
