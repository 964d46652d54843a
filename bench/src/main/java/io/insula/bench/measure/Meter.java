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
   * @param houses the processes that are charged together as the house; none if it has no part
   * @param rowsPerRequest how many rows one operation of the load carries
   */
  public Sample measure(List<ProcessHandle> houses, int rowsPerRequest, Supplier<LoadResult> load) {
    var before = moment(houses);
    var result = load.get();
    var after = moment(houses);
    return Sample.of(result, rowsPerRequest, after.since(before));
  }

  private Moment moment(List<ProcessHandle> houses) {
    return new Moment(
        houses.stream().map(CpuTimes::of).toList(),
        CpuTimes.of(postgres),
        ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO));
  }

  private record Moment(List<CpuTimes> houses, CpuTimes postgres, Duration client) {
    Cost since(Moment earlier) {
      var house = Duration.ZERO;
      for (int i = 0; i < houses.size(); i++) {
        house = house.plus(houses.get(i).since(earlier.houses.get(i)));
      }
      return new Cost(house, postgres.since(earlier.postgres), client.minus(earlier.client));
    }
  }
}
