package io.insula.kernel.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.kernel.base.CannotStartException;
import io.insula.kernel.base.InvalidConfigurationException;
import io.insula.testkit.FaultyProxy;
import io.insula.testkit.TestDatabase;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class DatabaseInitializerTest {
  private final TestDatabase database = TestDatabase.create();

  @Test
  void a_starting_server_waits_for_its_database() {
    try (var proxy = FaultyProxy.inFrontOf(database)) {
      proxy.cut();
      CompletableFuture.delayedExecutor(700, TimeUnit.MILLISECONDS).execute(proxy::heal);
      try (var context =
          start(proxy.through(database), Map.of("insula.database.first-wait", "100ms"))) {
        assertThat(context.isRunning()).isTrue();
      }
    }
  }

  @Test
  void a_database_that_stays_unavailable_ends_the_start_with_one_clear_line() {
    try (var proxy = FaultyProxy.inFrontOf(database)) {
      proxy.cut();
      var start = System.nanoTime();
      assertThatThrownBy(
              () ->
                  start(
                      proxy.through(database),
                      Map.of(
                          "insula.database.first-wait", "100ms",
                          "insula.database.connect-attempts", "3")))
          .satisfies(
              error ->
                  assertThat(reason(error))
                      .startsWith("The database is unavailable after attempt 3 of 3: "));
      // The two waits take 100 ms and 200 ms.
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(300));
    }
  }

  @Test
  void a_database_that_refuses_the_connection_is_not_retried() {
    var elsewhere =
        new TestDatabase(database.url() + "_not_there", database.username(), database.password());
    assertThatThrownBy(() -> start(elsewhere, Map.of()))
        .satisfies(
            error -> assertThat(reason(error)).startsWith("The database refuses the connection: "));
  }

  @Test
  void a_missing_address_is_reported_with_the_name_of_its_setting() {
    assertThatThrownBy(() -> start(new TestDatabase("jdbc:postgresql:", "", ""), Map.of()))
        .hasRootCauseInstanceOf(InvalidConfigurationException.class)
        .satisfies(error -> assertThat(reason(error)).startsWith("INSULA_DATABASE_URL is not set"));
  }

  @Test
  void an_address_of_another_kind_is_reported_without_its_password() {
    assertThatThrownBy(
            () -> start(new TestDatabase("postgres://ade:secret@host/insula", "", ""), Map.of()))
        .satisfies(
            error ->
                assertThat(reason(error))
                    .isEqualTo(
                        "INSULA_DATABASE_URL must begin with jdbc:postgresql: but begins with"
                            + " postgres:"));
  }

  @Test
  void connections_send_the_name_of_the_application() {
    try (var context = start(database, Map.of())) {
      var name =
          context
              .getBean(Jdbi.class)
              .withHandle(
                  handle -> handle.createQuery("SHOW application_name").mapTo(String.class).one());
      assertThat(name).isEqualTo("insula");
    }
  }

  private static String reason(Throwable error) {
    for (var cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof CannotStartException) {
        return String.valueOf(cause.getMessage());
      }
    }
    throw new AssertionError("no CannotStartException", error);
  }

  private static ApplicationContext start(TestDatabase database, Map<String, Object> settings) {
    var all = new HashMap<>(settings);
    all.put("datasources.default.url", database.url());
    all.put("datasources.default.username", database.username());
    all.put("datasources.default.password", database.password());
    return ApplicationContext.run(all);
  }
}
