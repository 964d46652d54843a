package io.insula.kernel.database;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * The database, with all that apps here have in it, as a part of readiness. Answers at once, from
 * what the watch knows.
 */
@Singleton
@Readiness
final class DatabaseIndicator implements HealthIndicator {
  private final DatabaseWatch watch;
  private final HostedSchemas schemas;

  DatabaseIndicator(DatabaseWatch watch, HostedSchemas schemas) {
    this.watch = watch;
    this.schemas = schemas;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    return Mono.fromSupplier(
        () ->
            HealthResult.builder("database", isReady() ? HealthStatus.UP : HealthStatus.DOWN)
                .build());
  }

  private boolean isReady() {
    return watch.isAvailable() && schemas.areThere();
  }
}
