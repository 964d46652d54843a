package io.insula.bench.measure;

import io.insula.bench.measure.BenchReport.Fact;
import io.insula.bench.measure.BenchReport.Goal;
import io.insula.bench.measure.BenchReport.Row;
import io.insula.bench.measure.BenchReport.Timing;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Prints the results of a report as tables. Empty tables are left out. */
record ReportPrinter(PrintStream out) {
  void title(String title) {
    print("%n%s%n%n", title);
  }

  void rows(List<Row> rows) {
    print("%-52s %10s %9s %9s   %37s%n", "", "", "latency", "", "CPU µs an operation");
    print(
        "%-52s %10s %9s %9s   %9s %9s %10s %7s%n",
        "", "a second", "p50 ms", "p99 ms", "server", "compilers", "PostgreSQL", "client");
    rows.forEach(row -> row(row.name(), row.median()));
    out.println();
  }

  private void row(String name, Sample median) {
    print(
        "%-52s %10.0f %9.2f %9.2f",
        name, median.perSecond(), median.p50Millis(), median.p99Millis());
    if (median.clientMicros() == 0) {
      out.println(); // This row is a part of another row. The CPU time is in that row.
    } else {
      print(
          "   %9.1f %9.1f %10.1f %7.1f%n",
          median.serverMicros(),
          median.compilerMicros(),
          median.postgresMicros(),
          median.clientMicros());
    }
  }

  void timings(List<Timing> timings) {
    for (var timing : timings) {
      print(
          "%-76s %9.2f ± %.2f %s%n", timing.name(), timing.value(), timing.error(), timing.unit());
    }
    if (!timings.isEmpty()) {
      out.println();
    }
  }

  void facts(List<Fact> facts) {
    facts.forEach(fact -> print("%-76s %9.2f%n", fact.name(), fact.value()));
    out.println();
  }

  void goals(List<Goal> goals) {
    for (var goal : goals) {
      print(
          "%-76s %9.2f  %-14s %s%n",
          goal.name(), goal.value(), goal.promise(), goal.reached() ? "reached" : "MISSED");
    }
  }

  @SuppressWarnings(
      "AnnotateFormatMethod") // @FormatMethod is in a library that is not on the class path.
  private void print(String format, Object... values) {
    out.printf(Locale.ROOT, format, values);
  }
}
