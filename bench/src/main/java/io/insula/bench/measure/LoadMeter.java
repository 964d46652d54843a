package io.insula.bench.measure;

import io.insula.bench.load.LoadResult;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * Measures loads and their CPU time.
 *
 * @param postgres the main process of the database server
 */
public record LoadMeter(ProcessHandle postgres) {
  /**
   * Runs a load once.
   *
   * @param servers the processes of the server; empty if the load uses only the database
   * @param rowsPerRequest the number of rows in one operation of the load
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
        servers.stream().map(CompilerCpuTimes::of).toList(),
        CpuTimes.of(postgres),
        ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO));
  }

  private record Moment(
      List<CpuTimes> servers, List<CpuTimes> compilers, CpuTimes postgres, Duration client) {
    LoadCpuTime since(Moment earlier) {
      var insula = Duration.ZERO;
      var compiling = Duration.ZERO;
      for (int i = 0; i < servers.size(); i++) {
        insula = insula.plus(servers.get(i).since(earlier.servers.get(i)));
        compiling = compiling.plus(compilers.get(i).since(earlier.compilers.get(i)));
      }
      return new LoadCpuTime(
          insula, compiling, postgres.since(earlier.postgres), client.minus(earlier.client));
    }
  }
}
