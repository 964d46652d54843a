package io.insula.bench.measure;

import io.insula.bench.load.LoadResult;
import java.time.Duration;

/**
 * One measurement of one thing.
 *
 * @param perSecond operations a second; where one request carries many rows, rows a second
 * @param p50Millis the median latency of a request, in milliseconds
 * @param p99Millis the latency that 99 in 100 requests did not exceed, in milliseconds
 * @param houseMicros CPU time of the server an operation, in microseconds; 0 if it had no part
 * @param postgresMicros CPU time of all processes of PostgreSQL an operation
 * @param clientMicros CPU time of the load generator an operation
 */
public record Sample(
    double perSecond,
    double p50Millis,
    double p99Millis,
    double houseMicros,
    double postgresMicros,
    double clientMicros) {
  static Sample of(LoadResult load, int rowsPerRequest, Cost cost) {
    double operations = Math.max(1.0, (double) load.latencies().count() * rowsPerRequest);
    return new Sample(
        load.perSecond() * rowsPerRequest,
        load.latencies().quantileMillis(0.50),
        load.latencies().quantileMillis(0.99),
        cost.insula().toNanos() / 1e3 / operations,
        cost.postgres().toNanos() / 1e3 / operations,
        cost.client().toNanos() / 1e3 / operations);
  }

  /** Of a load that is a part of another one, which is charged with the CPU time. */
  public static Sample ofPart(LoadResult load) {
    return of(load, 1, new Cost(Duration.ZERO, Duration.ZERO, Duration.ZERO));
  }

  /** CPU time of the server and PostgreSQL together an operation, in microseconds. */
  public double serverMicros() {
    return houseMicros + postgresMicros;
  }
}
