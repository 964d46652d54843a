package io.insula.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {
  @Test
  void a_quantile_is_the_smallest_latency_that_the_share_does_not_exceed() {
    var latencies = of(LongStream.rangeClosed(1, 100).map(n -> 101 - n));

    assertThat(latencies.quantileMillis(0.50)).isEqualTo(50);
    assertThat(latencies.quantileMillis(0.99)).isEqualTo(99);
    assertThat(latencies.quantileMillis(1)).isEqualTo(100);
  }

  @Test
  void one_latency_is_every_quantile_and_none_is_zero() {
    assertThat(of(LongStream.of(7)).quantileMillis(0.99)).isEqualTo(7);
    assertThat(new Latencies().quantileMillis(0.5)).isZero();
  }

  @Test
  void latencies_added_after_a_query_count_in_the_next_one() {
    var latencies = of(LongStream.of(5, 6));
    assertThat(latencies.quantileMillis(0.5)).isEqualTo(5);

    latencies.add(1_000_000);

    assertThat(latencies.quantileMillis(0.01)).isEqualTo(1);
    assertThat(latencies.count()).isEqualTo(3);
  }

  @Test
  void latencies_from_several_threads_are_combined() {
    var all = of(LongStream.rangeClosed(1, 20_000));
    all.addAll(of(LongStream.rangeClosed(20_001, 40_000)));

    assertThat(all.count()).isEqualTo(40_000);
    assertThat(all.quantileMillis(0.75)).isEqualTo(30_000);
  }

  private static Latencies of(LongStream millis) {
    var latencies = new Latencies();
    millis.forEach(one -> latencies.add(one * 1_000_000));
    return latencies;
  }
}
