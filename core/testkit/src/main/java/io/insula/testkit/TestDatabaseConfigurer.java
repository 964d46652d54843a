package io.insula.testkit;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.SystemPropertiesPropertySource;
import io.micronaut.core.reflect.ClassUtils;
import java.util.HashMap;
import java.util.Map;

/**
 * Gives every application context that a test starts a database of its own, without any data, where
 * it uses one, and an admin with the password {@link TestPasswords#ADMIN}; a test may send more
 * than a person would. A test's own properties go before these.
 */
@ContextConfigurer
public final class TestDatabaseConfigurer implements ApplicationContextConfigurer {
  private static final String DATA_SOURCE =
      "io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration";

  /** Above the environment and below what a test gives to its context. */
  private static final int POSITION = SystemPropertiesPropertySource.POSITION + 50;

  @Override
  public void configure(ApplicationContextBuilder builder) {
    var settings = new HashMap<String, Object>(passwords());
    if (ClassUtils.isPresent(DATA_SOURCE, getClass().getClassLoader())) {
      settings.putAll(database());
    }
    builder.propertySources(PropertySource.of("insula-testkit", settings, POSITION));
  }

  private static Map<String, Object> database() {
    var database = TestDatabaseServer.ofThisRun().contextDatabases().promise();
    return Map.of(
        "datasources.default.url", database.url(),
        "datasources.default.username", database.username(),
        "datasources.default.password", database.password());
  }

  /** Weak on purpose: a test that signs in should not take long. */
  private static Map<String, Object> passwords() {
    return Map.of(
        "insula.admin.password",
        TestPasswords.ADMIN,
        "insula.passwords.memory-kib",
        64,
        "insula.passwords.iterations",
        1,
        "insula.rate-limits",
        "off");
  }
}
