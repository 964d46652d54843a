package io.insula.bench.cycles;

import io.insula.bench.BenchScale;
import io.insula.bench.Benchmark;
import io.insula.bench.measure.BenchReport;
import io.insula.bench.server.BenchEnvironment;
import java.io.PrintStream;

/** Names {@link CyclesBench} for {@code ./insula bench}. */
public final class CyclesBenchmark implements Benchmark {
  @Override
  public String name() {
    return "cycles";
  }

  @Override
  public String description() {
    return "importing elections, beside COPY, and its memory; counting greedily and by equal"
        + " shares; casting ballots, beside plain SQL and durable events; closing a cycle";
  }

  @Override
  public BenchReport run(BenchEnvironment site, BenchScale scale, PrintStream progress) {
    return new CyclesBench(site, scale, progress).run();
  }
}
