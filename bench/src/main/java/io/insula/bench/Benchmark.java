package io.insula.bench;

import io.insula.bench.measure.BenchReport;
import io.insula.bench.server.BenchEnvironment;
import java.io.PrintStream;

/**
 * Something that {@code ./insula bench} measures. An app brings its own in an artifact {@code
 * X-bench} beside it; they are found by {@link java.util.ServiceLoader}.
 */
public interface Benchmark {
  /** The argument that chooses it. */
  String name();

  /** What it measures, in one line. */
  String description();

  /**
   * Measures everything.
   *
   * @param site with a PostgreSQL that runs, to start servers on
   * @param progress for a person who waits
   */
  BenchReport run(BenchEnvironment site, BenchScale scale, PrintStream progress);
}
