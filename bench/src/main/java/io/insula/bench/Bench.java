package io.insula.bench;

import io.insula.bench.activity.ActivityBench;
import io.insula.bench.analytics.AnalyticsBench;
import io.insula.bench.house.Site;
import io.insula.bench.measure.Report;
import io.insula.bench.movingout.MovingOutBench;
import io.insula.bench.projects.ProjectsBench;
import java.nio.file.Path;
import java.util.List;

/** Runs one benchmark by name, prints its tables and writes them as JSON. */
public final class Bench {
  private Bench() {}

  /**
   * @param arguments the benchmark; {@code quick} or {@code thorough}; the file for the JSON; the
   *     jar of the house; the folder to work in
   */
  public static void main(String[] arguments) {
    if (arguments.length != 5) {
      throw new IllegalArgumentException("five arguments are needed, see ./insula bench --help");
    }
    var pace = arguments[1].equals("quick") ? Pace.quick() : Pace.thorough();
    var json = Path.of(arguments[2]);
    try (var site = Site.open(Path.of(arguments[3]), Path.of(arguments[4]))) {
      var report = report(arguments[0], site, pace);
      report.print(System.out);
      report.write(json);
      System.out.println("\nAs JSON: " + json);
    }
  }

  private static Report report(String name, Site site, Pace pace) {
    return switch (name) {
      case "activity" -> new ActivityBench(site, pace, System.out).run();
      case "analytics" -> new AnalyticsBench(site, pace, System.out).run();
      case "projects" -> new ProjectsBench(site, pace, System.out).run();
      case "moving-out" -> new MovingOutBench(site, pace, System.out).run();
      default ->
          throw new IllegalArgumentException(
              "there is no benchmark %s, but %s"
                  .formatted(name, List.of("activity", "analytics", "projects", "moving-out")));
    };
  }
}
