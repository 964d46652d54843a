package io.insula.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.bench.measure.BenchReport.Row;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonRunnerTest {
  private final List<String> order = new ArrayList<>();

  @Test
  void subjects_are_measured_in_turns_and_the_first_round_does_not_count() {
    var rows =
        new ComparisonRunner()
            .add("one", () -> sample("one", order.size() == 0 ? 1_000 : order.size()))
            .add("other", () -> sample("other", 7))
            .run(3, new PrintStream(OutputStream.nullOutputStream()));

    assertThat(order)
        .containsExactly("one", "other", "one", "other", "one", "other", "one", "other");
    assertThat(rows).extracting(Row::name).containsExactly("one", "other");
    assertThat(rows.getFirst().median()).isEqualTo(new Sample(4, 8, 12, 16, 20, 24, 28));
  }

  @Test
  void one_measurement_can_give_several_rows() {
    var rows =
        new ComparisonRunner()
            .add(
                List.of("whole", "part"),
                () -> List.of(sample("both", order.size()), sample("both", 10 * order.size())))
            .run(1, new PrintStream(OutputStream.nullOutputStream()));

    assertThat(rows).extracting(Row::name).containsExactly("whole", "part");
    assertThat(rows).extracting(row -> row.median().perSecond()).containsExactly(2.0, 30.0);
  }

  @Test
  void the_median_is_the_middle_or_the_mean_of_the_two_in_the_middle() {
    assertThat(Median.of(new double[] {9, 1, 5})).isEqualTo(5);
    assertThat(Median.of(new double[] {9, 1, 5, 6})).isEqualTo(5.5);
    assertThatThrownBy(() -> Median.of(new double[0])).isInstanceOf(IllegalArgumentException.class);
  }

  private Sample sample(String name, double number) {
    order.add(name);
    return new Sample(
        number, 2 * number, 3 * number, 4 * number, 5 * number, 6 * number, 7 * number);
  }
}
