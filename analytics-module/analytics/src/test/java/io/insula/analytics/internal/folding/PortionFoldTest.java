package io.insula.analytics.internal.folding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PortionFoldTest {
  @Test
  void a_portion_is_a_quarter_of_the_rows_that_are_left_within_bounds() {
    assertThat(PortionFold.sizeFor(0)).isEqualTo(5_000);
    assertThat(PortionFold.sizeFor(20_000)).isEqualTo(5_000);
    assertThat(PortionFold.sizeFor(60_000)).isEqualTo(15_000);
    assertThat(PortionFold.sizeFor(Long.MAX_VALUE)).isEqualTo(30_000);
  }
}
