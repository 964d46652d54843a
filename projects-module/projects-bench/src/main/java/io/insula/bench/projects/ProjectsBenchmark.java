package io.insula.bench.projects;

import io.insula.bench.BenchScale;
import io.insula.bench.Benchmark;
import io.insula.bench.measure.BenchReport;
import io.insula.bench.server.BenchEnvironment;
import java.io.PrintStream;

/**
 * Measures proposing and listing projects, and voting on their threads. Each measurement is a
 * {@link ProjectsRun}.
 */
public final class ProjectsBenchmark implements Benchmark {
  @Override
  public String name() {
    return "projects";
  }

  @Override
  public String description() {
    return "proposing and listing projects, and voting on one thread and on many";
  }

  @Override
  public BenchReport run(BenchEnvironment environment, BenchScale scale, PrintStream progress) {
    return new ProjectsRun(environment, scale, progress).run();
  }
}
