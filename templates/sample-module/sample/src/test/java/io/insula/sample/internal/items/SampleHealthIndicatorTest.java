package io.insula.sample.internal.items;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.health.HealthStatus;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class SampleHealthIndicatorTest {
  @Inject SampleHealthIndicator indicator;
  @Inject EmptySampleItems emptyItems;

  @Test
  void the_detail_has_the_time_of_the_last_run() {
    emptyItems.delete();

    var result = indicator.result();

    assertThat(result.getName()).isEqualTo("sample");
    assertThat(result.getStatus()).isEqualTo(HealthStatus.UP);
    assertThat(result.getDetails())
        .isEqualTo(Map.of("empty_items_deleted_at", emptyItems.lastRun().orElseThrow().toString()));
  }
}
