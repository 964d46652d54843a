package io.insula.bench.measure;

import io.insula.bench.measure.Report.Row;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Things to compare, each measured once a round, in turns, so that what else happens on the machine
 * hits all of them.
 */
public final class Comparison {
  private record Entry(String name, Supplier<Sample> measurement, Series series) {}

  private final List<Entry> entries = new ArrayList<>();

  /** Adds a thing to measure; calling the supplier measures it once. */
  public Comparison add(String name, Supplier<Sample> measurement) {
    entries.add(new Entry(name, measurement, new Series()));
    return this;
  }

  /**
   * Measures everything in each of the rounds, after one round that does not count.
   *
   * @param progress told when a round begins
   */
  public List<Row> run(int rounds, PrintStream progress) {
    for (int round = 0; round <= rounds; round++) {
      progress.println(round == 0 ? "  warming up" : "  round " + round + " of " + rounds);
      for (var entry : entries) {
        var sample = entry.measurement().get();
        if (round > 0) {
          entry.series().add(sample);
        }
      }
    }
    return entries.stream().map(entry -> new Row(entry.name(), entry.series().median())).toList();
  }
}
