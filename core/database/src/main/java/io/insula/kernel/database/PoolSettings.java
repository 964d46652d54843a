package io.insula.kernel.database;

import io.insula.kernel.base.SettingBounds;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;

/**
 * Checks the setting of the connection pool.
 *
 * @param maximumPoolSize the size of the pool
 */
@Context
@ConfigurationProperties("datasources.default")
record PoolSettings(int maximumPoolSize) {
  private static final int MAX_POOL_SIZE = 10_000;

  PoolSettings {
    SettingBounds.check("INSULA_DATABASE_CONNECTIONS", maximumPoolSize, 1, MAX_POOL_SIZE);
  }
}
