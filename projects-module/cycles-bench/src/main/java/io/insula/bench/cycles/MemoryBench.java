package io.insula.bench.cycles;

import io.insula.bench.measure.BenchReport;
import io.insula.bench.server.BenchServer;
import io.insula.bench.server.LiveHeap;
import java.io.PrintStream;

/** Measures how much memory the import of a small file and of a large file uses. */
final class MemoryBench {
  private static final int MEBIBYTE = 1 << 20;
  private static final int SMALL_MEBIBYTES = 4;
  private static final int LARGE_MEBIBYTES = 64;
  private static final int SAMPLE_BALLOTS = 10_000;

  /** The goal: the memory for a file of 64 MiB is at most this multiple of the memory for 4 MiB. */
  private static final double GOAL = 1.5;

  private final BenchServer server;
  private final PrintStream progress;

  MemoryBench(BenchServer server, PrintStream progress) {
    this.server = server;
    this.progress = progress;
  }

  void run(BenchReport report) {
    progress.println("Importing files of 4 and 64 MiB");
    var idle = LiveHeap.mostMebibytes(server.process(), () -> {});
    var small = live(SMALL_MEBIBYTES);
    var large = live(LARGE_MEBIBYTES);
    report.fact("live heap of the server at rest, MiB", idle);
    report.fact("largest live heap while importing 4 MiB, MiB", small);
    report.fact("largest live heap while importing 64 MiB, MiB", large);
    report.atMost("largest live heap for 64 MiB, divided by that for 4 MiB", large / small, GOAL);
  }

  private double live(int mebibytes) {
    var file = file(mebibytes);
    return LiveHeap.mostMebibytes(
        server.process(), () -> new ElectionImporter(server).imported(file));
  }

  /** Returns an election file whose size is slightly below this number of mebibytes. */
  private static String file(int mebibytes) {
    var sample = new GeneratedElection(ElectionShape.greedy(SAMPLE_BALLOTS)).file().length();
    // The voter numbers of a large election have more digits, so its lines are longer. The factor
    // 0.92 allows for this.
    var ballots = (int) (0.92 * SAMPLE_BALLOTS * mebibytes * MEBIBYTE / sample);
    return new GeneratedElection(ElectionShape.greedy(ballots)).file();
  }
}
