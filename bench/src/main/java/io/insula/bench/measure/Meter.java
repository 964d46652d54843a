package io.insula.bench.measure;

import io.insula.bench.load.LoadResult;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Measures loads, and the CPU time that they take.
 *
 * @param postgres the main process of the database server
 */
public record Meter(ProcessHandle postgres) {
  /**
   * Runs a load once.
   *
   * @param house the process that is charged as the house; null if it has no part
   * @param rowsPerRequest how many rows one operation of the load carries
   */
  public Sample measure(
      @Nullable ProcessHandle house, int rowsPerRequest, Supplier<LoadResult> load) {
    var client = ProcessHandle.current();
    var before = new Moment(house, postgres, client);
    var result = load.get();
    var after = new Moment(house, postgres, client);
    return Sample.of(result, rowsPerRequest, after.since(before));
  }

  private record Moment(@Nullable CpuTimes house, CpuTimes postgres, Duration client) {
    Moment(@Nullable ProcessHandle house, ProcessHandle postgres, ProcessHandle client) {
      this(
          house == null ? null : CpuTimes.of(house),
          CpuTimes.of(postgres),
          client.info().totalCpuDuration().orElse(Duration.ZERO));
    }

    Cost since(Moment earlier) {
      return new Cost(
          house == null || earlier.house == null ? Duration.ZERO : house.since(earlier.house),
          postgres.since(earlier.postgres),
          client.minus(earlier.client));
    }
  }
}
