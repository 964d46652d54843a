package io.insula.kernel.database;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.List;
import org.reactivestreams.Publisher;

/**
 * Reports the state of the database and of this process's schemas, as a part of readiness. Uses the
 * monitor's last result, and never waits for the database.
 */
@Singleton
@Readiness
public final class DatabaseHealthIndicator implements HealthIndicator {
  private final DatabaseMonitor monitor;
  private final List<DatabaseReadinessCheck> conditions;

  DatabaseHealthIndicator(DatabaseMonitor monitor, List<DatabaseReadinessCheck> conditions) {
    this.monitor = monitor;
    this.conditions = conditions;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    return Publishers.just(HealthResult.builder("database", status()).build());
  }

  HealthStatus status() {
    return isReady() ? HealthStatus.UP : HealthStatus.DOWN;
  }

  /**
   * Returns whether the database has answered the last probe, accepts writes and has the data of
   * all apps of this process. Never blocks.
   */
  public boolean isReady() {
    return monitor.isAvailable()
        && !monitor.isReadOnly()
        && conditions.stream().allMatch(DatabaseReadinessCheck::holds);
  }
}
