package io.insula.bench.activity;

import io.insula.bench.BenchScale;
import io.insula.bench.Benchmark;
import io.insula.bench.measure.Report;
import io.insula.bench.server.BenchEnvironment;
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
  public Report run(BenchEnvironment site, BenchScale scale, PrintStream progress) {
    return new ActivityBench(site, scale, progress).run();
  }
}
