package io.insula.kernel.database;

import io.micronaut.context.annotation.Requires;
import io.micronaut.flyway.FlywayConfigurationCustomizer;
import io.micronaut.flyway.FlywayConfigurationProperties;
import io.micronaut.flyway.event.MigrationFinishedEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Customizes the migrations of the schema garden. Also records the schemas whose migrations have
 * finished.
 */
@Singleton
@Named("garden")
@Requires(property = "insula.test.gardener")
class GardenMigrationCustomizer implements FlywayConfigurationCustomizer {
  private final List<String> finished = new CopyOnWriteArrayList<>();

  @Override
  public String getName() {
    return "garden";
  }

  @Override
  public void customizeFluentConfiguration(FluentConfiguration configuration) {
    configuration.installedBy("gardener");
  }

  @EventListener
  void onMigrationFinished(MigrationFinishedEvent event) {
    finished.add(((FlywayConfigurationProperties) event.getSource()).getNameQualifier());
  }

  List<String> finished() {
    return List.copyOf(finished);
  }
}
