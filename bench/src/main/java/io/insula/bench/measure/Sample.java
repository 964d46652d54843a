package io.insula.bench.measure;

import io.insula.bench.load.LoadResult;
import java.time.Duration;

/**
 * One measurement of one subject.
 *
 * @param perSecond operations a second; for requests with many rows, rows a second
 * @param p50Millis the median latency of a request, in milliseconds
 * @param p99Millis the latency that 99 in 100 requests did not exceed, in milliseconds
 * @param serverMicros the CPU time of the server for each operation, in microseconds; 0 if the load
 *     does not use the server
 * @param compilerMicros the part of {@code serverMicros} that the server's JIT compilers used
 * @param postgresMicros the CPU time of all PostgreSQL processes for each operation, in
 *     microseconds
 * @param clientMicros the CPU time of the load generator for each operation, in microseconds
 */
public record Sample(
    double perSecond,
    double p50Millis,
    double p99Millis,
    double serverMicros,
    double compilerMicros,
    double postgresMicros,
    double clientMicros) {
  static Sample of(LoadResult load, int rowsPerRequest, LoadCpuTime cost) {
    double operations = Math.max(1.0, (double) load.latencies().count() * rowsPerRequest);
    return new Sample(
        load.perSecond() * rowsPerRequest,
        load.latencies().quantileMillis(0.50),
        load.latencies().quantileMillis(0.99),
        cost.insula().toNanos() / 1e3 / operations,
        cost.compilers().toNanos() / 1e3 / operations,
        cost.postgres().toNanos() / 1e3 / operations,
        cost.client().toNanos() / 1e3 / operations);
  }

  /**
   * Returns the sample of one part of a load. CPU times are known only for the whole load, so they
   * are 0 here.
   */
  public static Sample ofPart(LoadResult load) {
    return of(load, 1, new LoadCpuTime(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO));
  }

  /**
   * Returns the CPU time of the server and PostgreSQL together for each operation, in microseconds.
   */
  public double serverAndPostgresMicros() {
    return serverMicros + postgresMicros;
  }
}
