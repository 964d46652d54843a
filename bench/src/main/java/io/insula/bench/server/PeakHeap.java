package io.insula.bench.server;

import io.insula.bench.measure.BenchReport;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import javax.management.MBeanServerConnection;

/** How much heap a Java process has used at most, which its virtual machine itself keeps. */
public final class PeakHeap {
  private static final double MEBIBYTE = 1 << 20;

  private PeakHeap() {}

  /** Adds to a report that a server may not have used more mebibytes than so many. */
  public static void goal(BenchReport report, String which, BenchServer insula, int atMost) {
    report.atMost(
        "heap of the server that " + which + ", peak, MiB", mebibytes(insula.process()), atMost);
  }

  /**
   * The sum of what each pool of the heap has used at most, in mebibytes. Not all pools need to
   * have been at their highest at one time, so it is an upper bound.
   */
  public static double mebibytes(ProcessHandle process) {
    return ManagedProcess.ask(process, PeakHeap::peak);
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
