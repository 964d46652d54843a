package io.insula.bench.movingout;

import io.insula.bench.Benchmark;
import io.insula.bench.Pace;
import io.insula.bench.house.Site;
import io.insula.bench.measure.Report;
import java.io.PrintStream;

/** Names {@link MovingOutBench} for {@code ./insula bench}. */
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
  public Report run(Site site, Pace pace, PrintStream progress) {
    return new MovingOutBench(site, pace, progress).run();
  }
}
