package io.insula.bench.server;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.concurrent.CompletableFuture;
import javax.management.MBeanServerConnection;

/** Measures the live heap of a process: the heap after a garbage collection. */
public final class LiveHeap {
  private static final double MEBIBYTE = 1 << 20;

  private LiveHeap() {}

  /**
   * Returns the maximum live heap during some work, in mebibytes. Repeatedly collects garbage, and
   * then measures the used heap.
   */
  public static double mostMebibytes(ProcessHandle process, Runnable work) {
    return JmxReader.ask(process, beans -> maxDuring(beans, work));
  }

  private static double maxDuring(MBeanServerConnection beans, Runnable work) throws IOException {
    var memory =
        ManagementFactory.newPlatformMXBeanProxy(
            beans, ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
    var max = live(memory);
    var working = CompletableFuture.runAsync(work);
    while (!working.isDone()) {
      max = Math.max(max, live(memory));
    }
    working.join();
    return max / MEBIBYTE;
  }

  private static double live(MemoryMXBean memory) {
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }
}
