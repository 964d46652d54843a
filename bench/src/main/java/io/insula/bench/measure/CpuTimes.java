package io.insula.bench.measure;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The CPU times of a process and of each descendant. A sum would not be enough, because the
 * operating system forgets the times of ended processes.
 */
public final class CpuTimes {
  private final Map<ProcessHandle, Duration> used;

  private CpuTimes(Map<ProcessHandle, Duration> used) {
    this.used = used;
  }

  /** Measures the CPU times until now. */
  public static CpuTimes of(ProcessHandle root) {
    var used = new HashMap<ProcessHandle, Duration>();
    Stream.concat(Stream.of(root), root.descendants())
        .forEach(
            process -> used.put(process, process.info().totalCpuDuration().orElse(Duration.ZERO)));
    return new CpuTimes(used);
  }

  /**
   * Returns the CPU time since an earlier measurement. Processes that have ended since then do not
   * count.
   */
  public Duration since(CpuTimes earlier) {
    return used.entrySet().stream()
        .map(now -> now.getValue().minus(earlier.used.getOrDefault(now.getKey(), Duration.ZERO)))
        .reduce(Duration.ZERO, Duration::plus);
  }
}
