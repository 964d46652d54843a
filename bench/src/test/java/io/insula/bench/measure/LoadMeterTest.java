package io.insula.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.insula.bench.load.Latencies;
import io.insula.bench.load.LoadResult;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LoadMeterTest {
  private static final Duration BUSY = Duration.ofMillis(300);

  @Test
  void cpu_time_is_counted_for_its_process_by_operation_and_by_row() {
    var self = ProcessHandle.current();

    var sample = new LoadMeter(self).measure(List.of(), 5, LoadMeterTest::work);

    assertThat(sample.serverMicros()).isZero();
    assertThat(sample.clientMicros()).isBetween(BUSY.toNanos() / 1e3 / 10 * 0.4, 1e6);
    assertThat(sample.postgresMicros()).isBetween(BUSY.toNanos() / 1e3 / 10 * 0.4, 1e6);
    assertThat(sample.perSecond()).isEqualTo(20);
    assertThat(sample.p50Millis()).isEqualTo(3);
    assertThat(sample.p99Millis()).isEqualTo(4);
  }

  @Test
  void earlier_cpu_time_is_not_counted_again() {
    work();
    var before = CpuTimes.of(ProcessHandle.current());

    assertThat(CpuTimes.of(ProcessHandle.current()).since(before)).isLessThan(BUSY);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void the_time_of_the_compilers_is_a_part_of_the_time_of_the_server() {
    assumeThat(Path.of("/proc/self/schedstat")).exists();
    var self = ProcessHandle.current();
    work();

    var compiling = CompilerCpuTimes.of(self);

    assertThat(compiling.since(new CpuTimes(Map.of())))
        .isPositive()
        .isLessThan(self.info().totalCpuDuration().orElseThrow());
    var sample = new LoadMeter(self).measure(List.of(self), 5, LoadMeterTest::work);
    assertThat(sample.compilerMicros()).isNotNegative().isLessThan(sample.serverMicros());
  }

  @Test
  void a_disk_takes_some_time_to_make_a_page_durable(@TempDir Path folder) {
    assertThat(FsyncTime.medianMillis(folder)).isPositive();
    assertThat(folder).isEmptyDirectory();
  }

  /** Uses a processor for some time, and returns a result of two operations in half a second. */
  private static LoadResult work() {
    var threads = ManagementFactory.getThreadMXBean();
    long end = threads.getCurrentThreadCpuTime() + BUSY.toNanos();
    while (threads.getCurrentThreadCpuTime() < end) {
      Thread.onSpinWait();
    }
    var latencies = new Latencies();
    latencies.add(3_000_000);
    latencies.add(4_000_000);
    return new LoadResult(latencies, Duration.ofMillis(500));
  }
}
