package io.insula.bench;

import io.insula.bench.measure.BenchReport;
import io.insula.bench.server.BenchEnvironment;
import java.io.PrintStream;

/**
 * A benchmark that {@code ./insula bench} runs. {@link java.util.ServiceLoader} finds the
 * benchmarks. An app can have benchmarks in an artifact {@code X-bench}.
 */
public interface Benchmark {
  /** Returns the argument that selects the benchmark. */
  String name();

  /** Returns in one line what the benchmark measures. */
  String description();

  /**
   * Measures everything.
   *
   * @param environment the environment with a running PostgreSQL, in which servers are started
   * @param progress prints progress for the waiting user
   */
  BenchReport run(BenchEnvironment environment, BenchScale scale, PrintStream progress);
}
