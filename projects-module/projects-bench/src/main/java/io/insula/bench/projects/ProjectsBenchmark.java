package io.insula.bench.projects;

import io.insula.bench.BenchScale;
import io.insula.bench.Benchmark;
import io.insula.bench.measure.Report;
import io.insula.bench.server.BenchEnvironment;
import java.io.PrintStream;

/** Names {@link ProjectsBench} for {@code ./insula bench}. */
public final class ProjectsBenchmark implements Benchmark {
  @Override
  public String name() {
    return "projects";
  }

  @Override
  public String description() {
    return "proposing, listing, and voting on one thread and on many";
  }

  @Override
  public Report run(BenchEnvironment site, BenchScale scale, PrintStream progress) {
    return new ProjectsBench(site, scale, progress).run();
  }
}
