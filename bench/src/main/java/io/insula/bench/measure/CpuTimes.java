package io.insula.bench.measure;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The CPU time that a process and all that descend from it have used, each by itself: a process
 * that ends takes its share with it, so the sum of two moments says nothing.
 */
public final class CpuTimes {
  private final Map<ProcessHandle, Duration> used;

  private CpuTimes(Map<ProcessHandle, Duration> used) {
    this.used = used;
  }

  /** What they have used by now. */
  public static CpuTimes of(ProcessHandle root) {
    var used = new HashMap<ProcessHandle, Duration>();
    Stream.concat(Stream.of(root), root.descendants())
        .forEach(
            process -> used.put(process, process.info().totalCpuDuration().orElse(Duration.ZERO)));
    return new CpuTimes(used);
  }

  /** What those that live now have used since an earlier moment. */
  public Duration since(CpuTimes earlier) {
    return used.entrySet().stream()
        .map(now -> now.getValue().minus(earlier.used.getOrDefault(now.getKey(), Duration.ZERO)))
        .reduce(Duration.ZERO, Duration::plus);
  }
}
