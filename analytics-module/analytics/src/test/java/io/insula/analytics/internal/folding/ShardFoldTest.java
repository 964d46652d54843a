package io.insula.analytics.internal.folding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShardFoldTest {
  @Test
  void a_portion_is_a_quarter_of_the_rows_that_are_left_within_bounds() {
    assertThat(ShardFold.sizeFor(0)).isEqualTo(5_000);
    assertThat(ShardFold.sizeFor(20_000)).isEqualTo(5_000);
    assertThat(ShardFold.sizeFor(60_000)).isEqualTo(15_000);
    assertThat(ShardFold.sizeFor(Long.MAX_VALUE)).isEqualTo(30_000);
  }
}
