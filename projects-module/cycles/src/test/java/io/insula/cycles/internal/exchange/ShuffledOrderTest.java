package io.insula.cycles.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShuffledOrderTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 5_000, 5_001, 12_345})
  void each_number_comes_once(int count) {
    var order = new ShuffledOrder(count);

    var seen = new ArrayList<Long>();
    List<Long> portion;
    do {
      portion = order.next();
      seen.addAll(portion);
    } while (!portion.isEmpty());

    assertThat(seen.stream().sorted())
        .containsExactlyElementsOf(LongStream.rangeClosed(1, count).boxed().toList());
  }

  @Test
  void every_order_of_three_comes_about_equally_often() {
    var counts = new HashMap<List<Long>, Integer>();
    for (var round = 0; round < 6_000; round++) {
      counts.merge(new ShuffledOrder(3).next(), 1, Integer::sum);
    }

    // The standard deviation is 29, so a difference of 200, almost seven times as much, practically
    // never happens by chance.
    assertThat(counts).hasSize(6);
    assertThat(counts.values()).allMatch(count -> Math.abs(count - 1_000) < 200);
  }
}
