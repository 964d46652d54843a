package io.insula.kernel.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.insula.kernel.base.Cancellation;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.sql.SQLTimeoutException;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class StatementCancellationTest {
  @Inject Jdbi jdbi;

  private final ManualCancellation call = new ManualCancellation();

  @Test
  void a_statement_of_a_call_that_is_cancelled_ends_in_the_database() {
    var statement = CompletableFuture.runAsync(() -> during("SELECT pg_sleep(60) AS abandoned"));
    await().until(() -> running() == 1);
    call.cancel();
    assertThatThrownBy(statement::join).matches(DatabaseErrors::isCancelled);
    await().until(() -> running() == 0);
  }

  @Test
  void a_statement_of_a_call_that_was_cancelled_before_does_not_begin() {
    jdbi.useHandle(
        connected -> {
          call.cancel();
          assertThatThrownBy(() -> during(connected, "CREATE TABLE kernel.never (number int)"))
              .hasRootCauseInstanceOf(SQLTimeoutException.class);
        });
    assertThat(number("SELECT count(*) FROM pg_tables WHERE tablename = 'never'")).isZero();
  }

  private void during(String sql) {
    jdbi.useHandle(handle -> during(handle, sql));
  }

  private void during(Handle handle, String sql) {
    ScopedValue.where(Cancellation.CURRENT, call).run(() -> handle.execute(sql));
  }

  private long running() {
    return number(
        "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND datname ="
            + " current_database() AND query LIKE 'SELECT pg_sleep(60) AS abandoned'");
  }

  private long number(String query) {
    return jdbi.withHandle(handle -> handle.createQuery(query).mapTo(Long.class).one());
  }
}
