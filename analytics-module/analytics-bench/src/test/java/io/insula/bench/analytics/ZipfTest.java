package io.insula.bench.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ZipfTest {
  @Test
  void the_first_is_chosen_twice_as_often_as_the_second_and_all_are_chosen() {
    var zipf = new Zipf(10);
    var random = new Random(1);
    var times = new int[10];

    for (int i = 0; i < 100_000; i++) {
      times[zipf.next(random)]++;
    }

    assertThat(times[0] / (double) times[1]).isBetween(1.9, 2.1);
    assertThat(times[0] / (double) times[9]).isBetween(9.0, 11.0);
  }
}
