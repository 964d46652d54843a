package io.insula.bench.measure;

import io.insula.bench.load.LoadResult;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * Measures loads, and the CPU time that they take.
 *
 * @param postgres the main process of the database server
 */
public record Meter(ProcessHandle postgres) {
  /**
   * Runs a load once.
   *
   * @param servers the processes that are charged together as the server; none if it has no part
   * @param rowsPerRequest how many rows one operation of the load carries
   */
  public Sample measure(
      List<ProcessHandle> servers, int rowsPerRequest, Supplier<LoadResult> load) {
    var before = moment(servers);
    var result = load.get();
    var after = moment(servers);
    return Sample.of(result, rowsPerRequest, after.since(before));
  }

  private Moment moment(List<ProcessHandle> servers) {
    return new Moment(
        servers.stream().map(CpuTimes::of).toList(),
        CpuTimes.of(postgres),
        ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO));
  }

  private record Moment(List<CpuTimes> servers, CpuTimes postgres, Duration client) {
    Cost since(Moment earlier) {
      var insula = Duration.ZERO;
      for (int i = 0; i < servers.size(); i++) {
        insula = insula.plus(servers.get(i).since(earlier.servers.get(i)));
      }
      return new Cost(insula, postgres.since(earlier.postgres), client.minus(earlier.client));
    }
  }
}
