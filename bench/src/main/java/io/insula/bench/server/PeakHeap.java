package io.insula.bench.server;

import io.insula.bench.measure.BenchReport;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import javax.management.MBeanServerConnection;

/** The peak heap usage of a Java process, as recorded by its virtual machine. */
public final class PeakHeap {
  private static final double MEBIBYTE = 1 << 20;

  private PeakHeap() {}

  /** Adds a goal to a report: the peak heap of a server is at most this number of mebibytes. */
  public static void goal(BenchReport report, String which, BenchServer server, int atMost) {
    report.atMost(
        "heap of the server that " + which + ", peak, MiB", mebibytes(server.process()), atMost);
  }

  /**
   * Returns the sum of the peaks of all heap pools, in mebibytes. The sum is an upper bound,
   * because the pools may peak at different times.
   */
  public static double mebibytes(ProcessHandle process) {
    return JmxReader.ask(process, PeakHeap::peak);
  }

  private static double peak(MBeanServerConnection beans) throws IOException {
    List<MemoryPoolMXBean> pools =
        ManagementFactory.getPlatformMXBeans(beans, MemoryPoolMXBean.class);
    return pools.stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .mapToLong(pool -> pool.getPeakUsage().getUsed())
            .sum()
        / MEBIBYTE;
  }
}
