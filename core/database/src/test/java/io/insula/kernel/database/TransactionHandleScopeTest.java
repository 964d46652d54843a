package io.insula.kernel.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.sql.Connection;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class TransactionHandleScopeTest {
  @Inject Jdbi jdbi;
  @Inject TransactionOperations<Connection> transactions;

  @Test
  void nested_calls_share_a_handle() {
    jdbi.useHandle(outer -> jdbi.useHandle(inner -> assertThat(inner).isSameAs(outer)));
  }

  @Test
  void a_transaction_that_begins_while_a_handle_is_open_uses_its_own_connection() {
    jdbi.useHandle(
        outer -> {
          var inTransaction =
              transactions.<Long>executeWrite(
                  status ->
                      jdbi.withHandle(
                          handle -> {
                            jdbi.useHandle(inner -> assertThat(inner).isSameAs(handle));
                            return connectionOf(handle);
                          }));
          assertThat(inTransaction).isNotEqualTo(connectionOf(outer));
          jdbi.useHandle(after -> assertThat(after).isSameAs(outer));
        });
  }

  @Test
  void rows_that_a_handle_wrote_are_rolled_back_with_the_transaction_that_it_joined() {
    jdbi.useHandle(
        outer -> {
          outer.execute("CREATE TABLE IF NOT EXISTS kernel.scope_test (number int)");
          assertThatThrownBy(
                  () ->
                      transactions.executeWrite(
                          status -> {
                            jdbi.useHandle(
                                handle ->
                                    handle.execute("INSERT INTO kernel.scope_test VALUES (1)"));
                            throw new IllegalStateException("changed its mind");
                          }))
              .hasMessage("changed its mind");
          assertThat(
                  outer
                      .createQuery("SELECT count(*) FROM kernel.scope_test")
                      .mapTo(Long.class)
                      .one())
              .isZero();
        });
  }

  @Test
  void a_failure_to_open_a_handle_does_not_remove_the_open_handle() {
    jdbi.useHandle(
        outer -> {
          // Jdbi does this when it cannot open a handle.
          transactions.executeWrite(
              status -> {
                jdbi.getHandleScope().clear();
                return true;
              });
          jdbi.useHandle(after -> assertThat(after).isSameAs(outer));
        });
  }

  private static long connectionOf(Handle handle) {
    return handle.createQuery("SELECT pg_backend_pid()").mapTo(Long.class).one();
  }
}
