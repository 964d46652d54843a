package io.insula.testkit;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import java.util.Map;

/** Gives every application context that a test starts an empty database of its own. */
@ContextConfigurer
public final class TestDatabaseConfigurer implements ApplicationContextConfigurer {
  @Override
  public void configure(ApplicationContextBuilder builder) {
    var database = TestDatabase.create();
    builder.properties(
        Map.of(
            "datasources.default.url", database.url(),
            "datasources.default.username", database.username(),
            "datasources.default.password", database.password()));
  }
}
