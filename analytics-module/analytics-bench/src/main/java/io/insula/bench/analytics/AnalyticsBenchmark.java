package io.insula.bench.analytics;

import io.insula.bench.BenchScale;
import io.insula.bench.Benchmark;
import io.insula.bench.measure.Report;
import io.insula.bench.server.BenchEnvironment;
import java.io.PrintStream;

/** Names {@link AnalyticsBench} for {@code ./insula bench}. */
public final class AnalyticsBenchmark implements Benchmark {
  @Override
  public String name() {
    return "analytics";
  }

  @Override
  public String description() {
    return "page views singly and in arrays, beside COPY; reports on 12 (quick: 0.12) million";
  }

  @Override
  public Report run(BenchEnvironment site, BenchScale scale, PrintStream progress) {
    return new AnalyticsBench(site, scale, progress).run();
  }
}
