package io.insula.sample.internal.items;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.util.Map;
import org.reactivestreams.Publisher;

/**
 * Reports this app in {@code /health}, with the time at which this process last deleted empty
 * items. The answer comes from memory.
 */
@Singleton
final class SampleHealthIndicator implements HealthIndicator {
  private final EmptySampleItems emptyItems;

  SampleHealthIndicator(EmptySampleItems emptyItems) {
    this.emptyItems = emptyItems;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    return Publishers.just(result());
  }

  HealthResult result() {
    var lastRun = emptyItems.lastRun().map(Object::toString).orElse("not in this process");
    return HealthResult.builder("sample", HealthStatus.UP)
        .details(Map.of("empty_items_deleted_at", lastRun))
        .build();
  }
}
