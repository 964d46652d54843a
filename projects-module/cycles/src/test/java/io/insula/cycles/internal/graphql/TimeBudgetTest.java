package io.insula.cycles.internal.graphql;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.api.UnavailableException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimeBudgetTest {
  @Test
  void a_query_can_continue_until_its_time_is_used_up() {
    assertThatCode(() -> new TimeBudget(Duration.ofHours(1)).check()).doesNotThrowAnyException();
    assertThatThrownBy(() -> new TimeBudget(Duration.ofNanos(-1)).check())
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("Request less data");
  }
}
