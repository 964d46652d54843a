package io.insula.bench.demo;

import io.insula.bench.server.BenchEnvironment;
import java.nio.file.Path;

/** Runs one demonstration by name. The exit status is 1 if a check fails. */
public final class Demo {
  private Demo() {}

  /**
   * @param arguments the name of the demonstration, the jar of the server, and the working folder
   */
  public static void main(String[] arguments) {
    if (arguments.length != 3 || !arguments[0].equals("moving-out")) {
      throw new IllegalArgumentException("See ./insula demo --help");
    }
    var jar = Path.of(arguments[1]);
    try (var environment = BenchEnvironment.open(jar, Path.of(arguments[2]))) {
      if (!new MovingOutDemo(DemoProcesses.at(environment, jar), new StepLog(System.out)).run()) {
        System.exit(1);
      }
    }
  }
}
