package io.insula.bench.projects;

import io.insula.bench.Benchmark;
import io.insula.bench.Pace;
import io.insula.bench.house.Site;
import io.insula.bench.measure.Report;
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
  public Report run(Site site, Pace pace, PrintStream progress) {
    return new ProjectsBench(site, pace, progress).run();
  }
}
