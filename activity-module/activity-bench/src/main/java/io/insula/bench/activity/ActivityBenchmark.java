package io.insula.bench.activity;

import io.insula.bench.BenchScale;
import io.insula.bench.Benchmark;
import io.insula.bench.measure.BenchReport;
import io.insula.bench.measure.FsyncTime;
import io.insula.bench.measure.LoadMeter;
import io.insula.bench.server.BenchEnvironment;
import java.io.PrintStream;

/** Measures storing events, singly and in batches, and finding them. */
public final class ActivityBenchmark implements Benchmark {
  @Override
  public String name() {
    return "activity";
  }

  @Override
  public String description() {
    return "storing events singly and in batches, compared with INSERT and COPY; filtered reads of"
        + " 10 million events (quick: 1 million)";
  }

  @Override
  public BenchReport run(BenchEnvironment environment, BenchScale scale, PrintStream progress) {
    var report = new BenchReport("Activity: storing and finding events");
    report.fact("fsync of one page, median, ms", FsyncTime.medianMillis(environment.folder()));
    var meter = new LoadMeter(environment.postgres());
    new WriteBenchmark(environment, meter, scale, progress).run(report);
    new ReadBenchmark(environment, meter, scale, progress).run(report);
    return report;
  }
}
