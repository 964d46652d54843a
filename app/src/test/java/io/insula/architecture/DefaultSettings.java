package io.insula.architecture;

import io.micronaut.context.ApplicationContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Tests that read the default settings of all apps and rooms. No bean is created. */
abstract class DefaultSettings {
  final ApplicationContext defaults =
      ApplicationContext.builder().banner(false).deduceEnvironment(false).build();

  @BeforeEach
  void readDefaults() {
    defaults.getEnvironment().start();
  }

  @AfterEach
  void close() {
    defaults.close();
  }
}
