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
 * Gives each application context of a test its own database and an admin with the password {@link
 * TestPasswords#ADMIN}. The rate limits are off. A test's own properties take precedence.
 */
@ContextConfigurer
public final class TestContextConfigurer implements ApplicationContextConfigurer {
  private static final String DATA_SOURCE =
      "io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration";

  /**
   * The precedence of these settings: above environment variables and system properties, below the
   * properties that a test sets.
   */
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

  /** Returns settings for weak password hashes, so that a test signs in quickly. */
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
