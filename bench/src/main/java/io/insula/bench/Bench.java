package io.insula.bench;

import io.insula.bench.server.BenchEnvironment;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Runs one benchmark by name, prints its tables and writes them as JSON. Without an argument it
 * lists the benchmarks.
 */
public final class Bench {
  private static final int ARGUMENTS = 5;

  private Bench() {}

  /**
   * @param arguments none, or five: the name of the benchmark, {@code quick} or {@code thorough},
   *     the file for the JSON, the deployable's jar, and the working folder
   */
  public static void main(String[] arguments) {
    if (arguments.length == 0) {
      list(System.out);
    } else if (arguments.length == ARGUMENTS) {
      run(arguments);
    } else {
      throw new IllegalArgumentException("five arguments are needed, see ./insula bench --help");
    }
  }

  private static void run(String[] arguments) {
    var scale = arguments[1].equals("quick") ? BenchScale.quick() : BenchScale.thorough();
    var json = Path.of(arguments[2]);
    find(arguments[0])
        .ifPresentOrElse(
            benchmark -> run(benchmark, scale, json, Path.of(arguments[3]), Path.of(arguments[4])),
            () -> refuse(arguments[0]));
  }

  private static void run(Benchmark benchmark, BenchScale scale, Path json, Path jar, Path folder) {
    try (var environment = BenchEnvironment.open(jar, folder)) {
      var report = benchmark.run(environment, scale, System.out);
      report.print(System.out);
      report.write(json);
      System.out.println("\nAs JSON: " + json);
    }
  }

  private static Optional<Benchmark> find(String name) {
    return benchmarks().stream().filter(benchmark -> benchmark.name().equals(name)).findFirst();
  }

  private static void refuse(String name) {
    System.err.println("insula: no benchmark has the name " + name + ". The benchmarks are:");
    list(System.err);
    System.exit(2);
  }

  private static void list(PrintStream out) {
    benchmarks().forEach(each -> out.printf("  %-14s %s%n", each.name(), each.description()));
  }

  /** Finds the benchmarks on the class path, by name. */
  private static List<Benchmark> benchmarks() {
    return ServiceLoader.load(Benchmark.class).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(Benchmark::name))
        .toList();
  }
}
