package io.insula.kernel.base;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.PropertySource.PropertyConvention;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * In these tests, {@code insula.test.most-guests} is the new name of {@code insula.test.crowd}, and
 * its default is 10.
 */
class RenamedSettingsTest {
  private final Logger logger = (Logger) LoggerFactory.getLogger(RenamedSettings.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(log);
  }

  @Test
  void without_either_name_the_default_is_used_and_nothing_is_logged() {
    assertThat(mostGuests(properties(Map.of()))).isEqualTo(10);
    assertThat(log.list).isEmpty();
  }

  @Test
  void an_old_property_still_works_with_one_warning() {
    assertThat(mostGuests(properties(Map.of("insula.test.crowd", 3)))).isEqualTo(3);
    assertThat(log.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly(
            "The setting insula.test.crowd was renamed: set insula.test.most-guests instead");
  }

  @Test
  void an_old_variable_still_works_with_one_warning() {
    assertThat(mostGuests(environment(Map.of("INSULA_TEST_CROWD", "3")))).isEqualTo(3);
    assertThat(log.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly(
            "The setting INSULA_TEST_CROWD was renamed: set INSULA_TEST_MOST_GUESTS instead");
  }

  @Test
  void the_new_name_takes_precedence_over_the_old_one() {
    assertThat(
            mostGuests(
                environment(Map.of("INSULA_TEST_CROWD", "3", "INSULA_TEST_MOST_GUESTS", "4"))))
        .isEqualTo(4);
    assertThat(mostGuests(properties(Map.of("insula.test.crowd", 3, "insula.test.most-guests", 5))))
        .isEqualTo(5);
  }

  @Test
  void a_default_without_a_variable_falls_back_too() {
    assertThat(RenamedSettings.fallBack(Map.of("new.name", "7"), Map.of("old.name", "new.name")))
        .containsExactly(Map.entry("new.name", "${old.name:7}"));
  }

  private static int mostGuests(PropertySource settings) {
    try (var context = ApplicationContext.builder().propertySources(settings).start()) {
      return context.getRequiredProperty("insula.test.most-guests", Integer.class);
    }
  }

  private static PropertySource properties(Map<String, Object> settings) {
    return PropertySource.of("test", settings);
  }

  private static PropertySource environment(Map<String, Object> variables) {
    return PropertySource.of("test", variables, PropertyConvention.ENVIRONMENT_VARIABLE);
  }
}
