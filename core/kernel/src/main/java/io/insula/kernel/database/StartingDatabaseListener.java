package io.insula.kernel.database;

import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;

/** Points the pool at the database that starts beside it, once it stands. */
@Singleton
@Requires(beans = StartingDatabase.class)
final class StartingDatabaseListener implements BeanCreatedEventListener<DatasourceConfiguration> {
  private final StartingDatabase database;

  StartingDatabaseListener(StartingDatabase database) {
    this.database = database;
  }

  @Override
  public DatasourceConfiguration onCreated(BeanCreatedEvent<DatasourceConfiguration> event) {
    var address = database.await();
    var configuration = event.getBean();
    configuration.setUrl(address.url());
    configuration.setUsername(address.username());
    configuration.setPassword(address.password());
    return configuration;
  }
}
