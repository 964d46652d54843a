package io.insula.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Measures the CPU times of a JVM's compiler threads (C1 and C2), as Linux counts them; zero on
 * other operating systems, and on a Linux without {@code schedstat}. Reported separately, because
 * compilation is not a cost of requests.
 */
final class CompilerCpuTimes {
  private static final Path PROCESSES = Path.of("/proc");

  private CompilerCpuTimes() {}

  /** Measures the CPU times until now. */
  static CpuTimes of(ProcessHandle process) {
    var threads = PROCESSES.resolve(Long.toString(process.pid())).resolve("task");
    var used = new HashMap<Path, Duration>();
    if (!Files.isDirectory(threads)) {
      return new CpuTimes(used);
    }
    try (var folders = Files.newDirectoryStream(threads)) {
      for (var thread : folders) {
        measure(thread, used);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new CpuTimes(used);
  }

  private static void measure(Path thread, Map<Path, Duration> used) throws IOException {
    try {
      var name = Files.readString(thread.resolve("comm"));
      var schedule = thread.resolve("schedstat"); // Some kernels are built without this file.
      if ((name.startsWith("C1 Compiler") || name.startsWith("C2 Compiler"))
          && Files.exists(schedule)) {
        // The first of three numbers is the time on a processor, in nanoseconds.
        var statistics = Files.readString(schedule).split(" ");
        used.put(thread, Duration.ofNanos(Long.parseLong(statistics[0])));
      }
    } catch (IOException e) {
      // A thread can end while its files are read.
      if (Files.exists(thread)) {
        throw e;
      }
    }
  }
}
