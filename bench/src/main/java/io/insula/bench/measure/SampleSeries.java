package io.insula.bench.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The samples of one subject over the rounds of a run. */
final class SampleSeries {
  private final List<Sample> samples = new ArrayList<>();

  void add(Sample sample) {
    samples.add(sample);
  }

  /** Returns the median of each number over the rounds. */
  Sample median() {
    return new Sample(
        median(Sample::perSecond),
        median(Sample::p50Millis),
        median(Sample::p99Millis),
        median(Sample::serverMicros),
        median(Sample::compilerMicros),
        median(Sample::postgresMicros),
        median(Sample::clientMicros));
  }

  private double median(ToDoubleFunction<Sample> number) {
    return Median.of(samples.stream().mapToDouble(number).toArray());
  }
}
