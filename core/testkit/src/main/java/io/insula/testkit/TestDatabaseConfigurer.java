package io.insula.testkit;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.SystemPropertiesPropertySource;
import java.util.Map;

/**
 * Gives every application context that a test starts a database of its own, without any data, and
 * an admin with the password {@link TestPasswords#ADMIN}. A test's own properties go before these.
 */
@ContextConfigurer
public final class TestDatabaseConfigurer implements ApplicationContextConfigurer {
  /** Above the environment and below what a test gives to its context. */
  private static final int POSITION = SystemPropertiesPropertySource.POSITION + 50;

  @Override
  public void configure(ApplicationContextBuilder builder) {
    var database = TestDatabaseServer.ofThisRun().contextDatabases().promise();
    builder.propertySources(
        PropertySource.of(
            "insula-testkit",
            Map.of(
                "datasources.default.url",
                database.url(),
                "datasources.default.username",
                database.username(),
                "datasources.default.password",
                database.password(),
                "insula.admin.password",
                TestPasswords.ADMIN,
                // Weak on purpose: a test that signs in should not take long.
                "insula.passwords.memory-kib",
                64,
                "insula.passwords.iterations",
                1),
            POSITION));
  }
}
