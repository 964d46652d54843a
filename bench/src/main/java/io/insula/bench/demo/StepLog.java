package io.insula.bench.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Prints each step with its time. */
final class StepLog {
  private static final double MILLIS = 1_000;

  private final PrintStream out;
  private final long startNanos = System.nanoTime();

  StepLog(PrintStream out) {
    this.out = out;
  }

  void say(String format, Object... values) {
    var line = String.format(Locale.ROOT, format, values);
    out.printf(Locale.ROOT, "%6.1f s  %s%n", seconds(System.nanoTime() - startNanos), line);
  }

  static double seconds(long nanos) {
    return Duration.ofNanos(nanos).toMillis() / MILLIS;
  }
}
