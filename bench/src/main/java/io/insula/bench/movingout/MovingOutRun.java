package io.insula.bench.movingout;

import io.insula.bench.BenchScale;
import io.insula.bench.calls.ApiBeanInspector;
import io.insula.bench.calls.CallTimes;
import io.insula.bench.measure.BenchReport;
import io.insula.bench.measure.ComparisonRunner;
import io.insula.bench.measure.FsyncTime;
import io.insula.bench.measure.LoadMeter;
import io.insula.bench.server.BenchEnvironment;
import io.insula.bench.server.PeerCertificates;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One run of the benchmark {@code moving-out}. */
final class MovingOutRun {
  private static final int MANY_CONNECTIONS = 16;
  private static final int ONE_CONNECTION = 1;

  /**
   * The divisor for the number of requests over a single connection. Sending all requests would
   * take too long.
   */
  private static final int SINGLE_CONNECTION_DIVISOR = 5;

  private static final double MAX_CPU_RATIO = 3;
  private static final double MAX_EXTRA_CALL_NANOS = 100;

  private final BenchEnvironment environment;
  private final BenchScale scale;
  private final PrintStream progress;
  private final LoadMeter loadMeter;
  private final BenchReport report =
      new BenchReport("Moving out: the same requests to one process and to several");

  MovingOutRun(BenchEnvironment environment, BenchScale scale, PrintStream progress) {
    this.environment = environment;
    this.scale = scale;
    this.progress = progress;
    this.loadMeter = new LoadMeter(environment.postgres());
  }

  /**
   * Measures everything.
   *
   * @throws IllegalStateException if an acknowledged write was lost
   */
  BenchReport run() {
    report.fact("fsync of one page, median, ms", FsyncTime.medianMillis(environment.folder()));
    var certificates = certificates();
    calls(certificates);
    mix(certificates);
    return report;
  }

  private PeerCertificates certificates() {
    var names =
        Stream.of(DeploymentShape.values())
            .flatMap(shape -> shape.parts().stream())
            .map(ShapeProcess::name);
    return PeerCertificates.make(environment, names.distinct().toList());
  }

  private void calls(PeerCertificates certificates) {
    progress.println("  timing calls");
    var times =
        CallTimes.measure(certificates.files("server"), scale.choose(1, 3), environment.folder());
    report.addTimings(times.timings());
    report.atMost(
        "APIs that are called through an interceptor in process",
        ApiBeanInspector.intercepted(environment.jar()).size(),
        0);
    report.atMost(
        "extra time of a call through the interface, in process, ns",
        times.interfaceOverPlainNanos(),
        MAX_EXTRA_CALL_NANOS);
  }

  private void mix(PeerCertificates certificates) {
    var shapes = new ArrayList<RunningShape>();
    for (var shape : DeploymentShape.values()) {
      progress.println("  starting and warming up: " + shape.title());
      var running = RunningShape.start(environment, shape, certificates);
      // Sends one request for each millisecond of the warm-up time. So every shape gets the same
      // number of requests, and a slower shape gets more time.
      running.measure(loadMeter, MANY_CONNECTIONS, (int) scale.warmUp().toMillis());
      shapes.add(running);
    }
    var comparison = new ComparisonRunner();
    int many = scale.choose(1_500, 10_000);
    for (int connections : List.of(MANY_CONNECTIONS, ONE_CONNECTION)) {
      int requests = connections == ONE_CONNECTION ? many / SINGLE_CONNECTION_DIVISOR : many;
      for (var running : shapes) {
        comparison.add(
            running.names(connections), () -> running.measure(loadMeter, connections, requests));
      }
    }
    report.addAll(comparison.run(scale.rounds(), progress));
    shapes.forEach(RunningShape::check);
    List.of(MANY_CONNECTIONS, ONE_CONNECTION).forEach(this::ratios);
    report.atLeast(
        "requests a second in one process / each app in its own process, %d connections"
            .formatted(MANY_CONNECTIONS),
        ratio(DeploymentShape.ONE, DeploymentShape.EACH, MANY_CONNECTIONS),
        MAX_CPU_RATIO);
  }

  private void ratios(int connections) {
    for (var shape : DeploymentShape.values()) {
      var median = report.of(shape.name(connections));
      report.fact(
          shape.name(connections) + ": total CPU of 1,000 requests, s",
          median.serverAndPostgresMicros() / 1e3);
    }
    for (var shape : List.of(DeploymentShape.TWO, DeploymentShape.EACH)) {
      report.fact(
          "requests a second: one process / " + shape.name(connections),
          ratio(DeploymentShape.ONE, shape, connections));
      report.fact(
          "total CPU of a request: %s / one process".formatted(shape.name(connections)),
          report.of(shape.name(connections)).serverAndPostgresMicros()
              / report.of(DeploymentShape.ONE.name(connections)).serverAndPostgresMicros());
    }
  }

  private double ratio(DeploymentShape shape, DeploymentShape other, int connections) {
    return report.of(shape.name(connections)).perSecond()
        / report.of(other.name(connections)).perSecond();
  }
}
