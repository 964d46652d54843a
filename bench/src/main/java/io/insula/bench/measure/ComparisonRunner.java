package io.insula.bench.measure;

import io.insula.bench.measure.BenchReport.Row;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Compares several subjects. In each round every subject is measured once, one after the other, so
 * that other load on the machine affects all subjects alike.
 */
public final class ComparisonRunner {
  private record Entry(
      List<String> names, Supplier<List<Sample>> measurement, List<SampleSeries> series) {
    void measure(boolean counts) {
      var samples = measurement.get();
      if (counts) {
        IntStream.range(0, names.size()).forEach(i -> series.get(i).add(samples.get(i)));
      }
    }

    Stream<Row> rows() {
      return IntStream.range(0, names.size())
          .mapToObj(i -> new Row(names.get(i), series.get(i).median()));
    }
  }

  private final List<Entry> entries = new ArrayList<>();

  /** Adds a subject; calling the supplier measures it once. */
  public ComparisonRunner add(String name, Supplier<Sample> measurement) {
    return add(List.of(name), () -> List.of(measurement.get()));
  }

  /**
   * Adds a subject whose measurement returns one sample for each name, in the order of the names.
   */
  public ComparisonRunner add(List<String> names, Supplier<List<Sample>> measurement) {
    entries.add(
        new Entry(names, measurement, names.stream().map(_ -> new SampleSeries()).toList()));
    return this;
  }

  /**
   * Measures all subjects in each round, after one warm-up round that is not counted.
   *
   * @param progress notified when a round begins
   */
  public List<Row> run(int rounds, PrintStream progress) {
    for (int round = 0; round <= rounds; round++) {
      progress.println(round == 0 ? "  warming up" : "  round " + round + " of " + rounds);
      for (var entry : entries) {
        entry.measure(round > 0);
      }
    }
    return entries.stream().flatMap(Entry::rows).toList();
  }
}
