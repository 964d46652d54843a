package io.insula.bench.cycles;

import io.insula.bench.BenchScale;
import io.insula.bench.measure.BenchReport;
import io.insula.bench.server.BenchServer;
import io.insula.bench.server.Database;
import java.io.PrintStream;
import java.util.ArrayList;

/**
 * Measures the end of a vote: collecting its ballots, counting them and building the tree of
 * receipts.
 */
final class CloseBench {
  private static final int BALLOTS = 20_000;
  private static final double GOAL_SECONDS = 5;

  private final Database database;
  private final BenchServer server;
  private final BenchScale scale;
  private final PrintStream progress;

  CloseBench(Database database, BenchServer server, BenchScale scale, PrintStream progress) {
    this.database = database;
    this.server = server;
    this.scale = scale;
    this.progress = progress;
  }

  void run(BenchReport report) {
    progress.println("Closing a cycle");
    var cycle = MeasuredCycle.open(database, server);
    cycle.fill(BALLOTS);
    var seconds = new ArrayList<Double>();
    for (var round = 0; round <= scale.rounds(); round++) {
      var start = System.nanoTime();
      cycle.move("implementation");
      seconds.add((System.nanoTime() - start) / 1e9);
      cycle.move("voting");
    }
    // The first round only warms up the server, so it is reported separately.
    report.fact("first close of %,d ballots, s".formatted(BALLOTS), seconds.getFirst());
    report.atMost(
        "close of %,d ballots: count, receipts, root; slowest, s".formatted(BALLOTS),
        seconds.stream().skip(1).mapToDouble(Double::doubleValue).max().orElseThrow(),
        GOAL_SECONDS);
  }
}
