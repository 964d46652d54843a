package io.insula.bench.movingout;

import io.insula.bench.BenchScale;
import io.insula.bench.Benchmark;
import io.insula.bench.measure.BenchReport;
import io.insula.bench.server.BenchEnvironment;
import java.io.PrintStream;

/**
 * Compares the same requests to one process and to several processes. Each measurement is a {@link
 * MovingOutRun}.
 */
public final class MovingOutBenchmark implements Benchmark {
  @Override
  public String name() {
    return "moving-out";
  }

  @Override
  public String description() {
    return "a mix of requests with all apps in one process, in two, and each in its own; single"
        + " calls";
  }

  @Override
  public BenchReport run(BenchEnvironment environment, BenchScale scale, PrintStream progress) {
    return new MovingOutRun(environment, scale, progress).run();
  }
}
