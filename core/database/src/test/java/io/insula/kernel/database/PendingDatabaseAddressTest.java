package io.insula.kernel.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.testkit.TestDatabase;
import io.micronaut.context.ApplicationContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class PendingDatabaseAddressTest {
  private final CompletableFuture<DatabaseAddress> address = new CompletableFuture<>();

  @Test
  void the_pool_waits_for_a_database_that_is_starting() {
    var database = TestDatabase.create();
    CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS)
        .execute(
            () ->
                address.complete(
                    new DatabaseAddress(database.url(), database.username(), database.password())));
    try (var context = start()) {
      var name =
          context
              .getBean(Jdbi.class)
              .withHandle(
                  handle ->
                      handle.createQuery("SELECT current_database()").mapTo(String.class).one());
      assertThat(database.url()).contains("/" + name);
    }
  }

  @Test
  void a_database_that_does_not_start_stops_the_server_with_its_reason() {
    address.completeExceptionally(new IllegalStateException("another process uses this folder"));
    assertThatThrownBy(this::start).hasRootCauseMessage("another process uses this folder");
  }

  @Test
  void a_printed_address_does_not_contain_the_password() {
    assertThat(new DatabaseAddress("jdbc:postgresql://host/db", "ade", "secret"))
        .hasToString("DatabaseAddress[url=jdbc:postgresql://host/db, username=ade]");
  }

  private ApplicationContext start() {
    return ApplicationContext.builder().singletons(new PendingDatabaseAddress(address)).start();
  }
}
