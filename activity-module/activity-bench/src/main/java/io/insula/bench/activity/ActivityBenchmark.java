package io.insula.bench.activity;

import io.insula.bench.Benchmark;
import io.insula.bench.Pace;
import io.insula.bench.house.Site;
import io.insula.bench.measure.Report;
import java.io.PrintStream;

/** Names {@link ActivityBench} for {@code ./insula bench}. */
public final class ActivityBenchmark implements Benchmark {
  @Override
  public String name() {
    return "activity";
  }

  @Override
  public String description() {
    return "events singly and in batches, beside INSERT and COPY; filtered reads of 10 (quick: 1)"
        + " million";
  }

  @Override
  public Report run(Site site, Pace pace, PrintStream progress) {
    return new ActivityBench(site, pace, progress).run();
  }
}
