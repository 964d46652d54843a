package io.insula.bench.reporting;

import io.insula.bench.BenchScale;
import io.insula.bench.Benchmark;
import io.insula.bench.measure.BenchReport;
import io.insula.bench.server.BenchEnvironment;
import java.io.PrintStream;

/** Registers {@link ReportingBench} under its name for {@code ./insula bench}. */
public final class ReportingBenchmark implements Benchmark {
  @Override
  public String name() {
    return "reporting";
  }

  @Override
  public String description() {
    return "time and memory of making the reports on 50 and on 500 cycles; the report on one cycle"
        + " of 100,000 ballots";
  }

  @Override
  public BenchReport run(BenchEnvironment environment, BenchScale scale, PrintStream progress) {
    return new ReportingBench(environment, scale, progress).run();
  }
}
