package io.insula.kernel.database;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** The database as a part of readiness. Answers at once, from what the watch knows. */
@Singleton
@Readiness
final class DatabaseIndicator implements HealthIndicator {
  private final DatabaseWatch watch;

  DatabaseIndicator(DatabaseWatch watch) {
    this.watch = watch;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    return Mono.fromSupplier(
        () ->
            HealthResult.builder(
                    "database", watch.isAvailable() ? HealthStatus.UP : HealthStatus.DOWN)
                .build());
  }
}
