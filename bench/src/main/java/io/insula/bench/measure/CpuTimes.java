package io.insula.bench.measure;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The CPU times of a process and of each descendant, or of threads. A sum would not be enough,
 * because the operating system forgets the times of ended processes and threads.
 */
public final class CpuTimes {
  private final Map<?, Duration> used;

  /**
   * @param used the CPU time of each process, or of each thread, since its start
   */
  CpuTimes(Map<?, Duration> used) {
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
   * Returns the CPU time since an earlier measurement. Processes and threads that have ended since
   * then do not count.
   */
  public Duration since(CpuTimes earlier) {
    return used.entrySet().stream()
        .map(now -> now.getValue().minus(earlier.of(now.getKey())))
        .reduce(Duration.ZERO, Duration::plus);
  }

  private Duration of(Object measured) {
    var known = used.get(measured);
    return known == null ? Duration.ZERO : known;
  }
}
