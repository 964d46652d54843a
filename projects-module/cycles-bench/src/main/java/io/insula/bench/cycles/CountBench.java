package io.insula.bench.cycles;

import io.insula.bench.BenchScale;
import io.insula.bench.load.HttpLoad;
import io.insula.bench.load.HttpRequestWriter;
import io.insula.bench.measure.BenchReport;
import io.insula.bench.measure.ComparisonRunner;
import io.insula.bench.measure.LoadMeter;
import io.insula.bench.server.BenchServer;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Measures how long {@code POST /cycles/{id}/preview} takes to count a stored election. This
 * includes reading all ballots from the database and writing the trace.
 */
final class CountBench {
  private static final String GREEDY = "{\"rule\": \"greedy\"}";
  private static final String ADD1 =
      "{\"rule\": \"equal-shares\", \"utility\": \"cost\", \"completion\": \"add1\"}";
  private static final int OK = 200;

  /**
   * One election to count.
   *
   * @param rule the rule, as the body of a preview request
   * @param goalMillis the maximum time of the count
   */
  private record Count(String name, String rule, double goalMillis, String file) {}

  private final RealElectionReader real;
  private final BenchServer server;
  private final LoadMeter loadMeter;
  private final BenchScale scale;
  private final PrintStream progress;

  CountBench(
      Path folder,
      BenchServer server,
      LoadMeter loadMeter,
      BenchScale scale,
      PrintStream progress) {
    this.real = new RealElectionReader(folder);
    this.server = server;
    this.loadMeter = loadMeter;
    this.scale = scale;
    this.progress = progress;
  }

  void run(BenchReport report) {
    progress.println("Counting");
    var goals = new LinkedHashMap<String, Double>();
    var comparison = new ComparisonRunner();
    for (var count : counts()) {
      goals.put(count.name(), count.goalMillis());
      add(comparison, count);
    }
    report.addAll(comparison.run(scale.rounds(), progress));
    goals.forEach(
        (name, millis) -> report.atMost(name + ", ms", report.of(name).p50Millis(), millis));
  }

  private List<Count> counts() {
    var counts = new ArrayList<Count>();
    counts.add(
        generated(
            "greedy, generated as large as Kraków 2024", GREEDY, 1_000, ElectionShape.KRAKOW));
    counts.add(
        generated("add1, generated like Wieliczka 2023", ADD1, 500, ElectionShape.WIELICZKA));
    counts.add(generated("add1, generated, 130,000 ballots", ADD1, 60_000, ElectionShape.CITY));
    real.file("Poland_Krakow_2024")
        .ifPresent(file -> counts.add(new Count("greedy, Kraków 2024", GREEDY, 1_000, file)));
    real.file("Poland_Wieliczka_2023_Green_Budget")
        .ifPresent(file -> counts.add(new Count("add1, Wieliczka 2023", ADD1, 500, file)));
    return counts;
  }

  private static Count generated(String name, String rule, double millis, ElectionShape shape) {
    return new Count(name, rule, millis, new GeneratedElection(shape).file());
  }

  private void add(ComparisonRunner comparison, Count count) {
    var path = new ElectionImporter(server).imported(count.file()) + "/preview";
    var request =
        new HttpRequestWriter(server.authority(), server.adminToken())
            .post(path, "application/json", count.rule());
    var previews = new HttpLoad(server.address(), OK, number -> request);
    previews.run(1, scale.warmUp().dividedBy(4));
    comparison.add(
        count.name(),
        () -> loadMeter.measure(List.of(server.process()), 1, () -> previews.run(1, scale.each())));
  }
}
