package io.insula.testkit;

import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.env.Environment;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.core.order.Ordered;
import jakarta.inject.Singleton;

/**
 * Copies a context's migrated database for later contexts. The copy is made before the connection
 * pool opens, because PostgreSQL copies only a database without connections.
 */
@Singleton
@Requires(classes = DatasourceConfiguration.class)
final class MigratedDatabaseKeeper
    implements BeanCreatedEventListener<DatasourceConfiguration>, Ordered {
  private final Environment environment;

  MigratedDatabaseKeeper(Environment environment) {
    this.environment = environment;
  }

  @Override
  public int getOrder() {
    return LOWEST_PRECEDENCE;
  }

  @Override
  public DatasourceConfiguration onCreated(BeanCreatedEvent<DatasourceConfiguration> event) {
    var configuration = event.getBean();
    TestDatabaseServer.ofThisRun()
        .contextDatabases()
        .migrated(String.valueOf(configuration.getUrl()), HostedAppsSettings.of(environment));
    return configuration;
  }
}
