package io.insula.bench.cycles;

import io.insula.bench.BenchScale;
import io.insula.bench.Benchmark;
import io.insula.bench.measure.BenchReport;
import io.insula.bench.server.BenchEnvironment;
import java.io.PrintStream;

/** Registers {@link CyclesBench} for {@code ./insula bench}. */
public final class CyclesBenchmark implements Benchmark {
  @Override
  public String name() {
    return "cycles";
  }

  @Override
  public String description() {
    return "importing elections, compared with COPY, and its memory; counting by greedy and equal"
        + " shares; casting ballots, compared with plain SQL and durable events; closing a cycle";
  }

  @Override
  public BenchReport run(BenchEnvironment environment, BenchScale scale, PrintStream progress) {
    return new CyclesBench(environment, scale, progress).run();
  }
}
