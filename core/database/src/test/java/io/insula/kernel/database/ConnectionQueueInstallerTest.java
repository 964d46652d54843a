package io.insula.kernel.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.insula.kernel.base.apps.CurrentApp;
import io.insula.kernel.database.shares.ConnectionPermits;
import io.insula.kernel.database.shares.StatementConcurrencyLimit;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
@Property(name = "datasources.default.maximum-pool-size", value = "1")
class ConnectionQueueInstallerTest {
  private static final int CALLERS = 20;

  private final Executor threads = Thread.ofVirtual()::start;

  @Inject Jdbi jdbi;
  @Inject MeterRegistry meters;
  @Inject BeanProvider<DatabaseMonitor> monitor;

  @Test
  void the_callers_that_wait_for_a_connection_are_a_metric() {
    var waiting = jdbi.withHandle(_ -> waitingUntilFree());
    waiting.forEach(CompletableFuture::join);
    await().until(() -> gauge() == 0);
  }

  @Test
  void the_waits_for_a_permit_and_for_the_pool_have_one_limit_together() throws Exception {
    var longest = Duration.ofSeconds(3);
    var permits = new ConnectionPermits(1, 10, longest);
    var source =
        new QueueingDataSource(
            new ExhaustedPool(), monitor, permits, new StatementConcurrencyLimit(1));
    var taken = permits.acquire(CurrentApp.current(), () -> {});
    var caller = CompletableFuture.supplyAsync(() -> failureOf(source));
    await().pollDelay(longest.dividedBy(2)).until(() -> permits.waiting() == 1);

    long granted = System.nanoTime();
    taken.release();

    assertThat(caller.get()).isInstanceOf(SQLTransientConnectionException.class);
    assertThat(Duration.ofNanos(System.nanoTime() - granted)).isLessThan(longest);
  }

  private static Throwable failureOf(DataSource source) {
    return catchThrowable(source::getConnection);
  }

  /** A pool that has no free connection. */
  private static final class ExhaustedPool extends HikariDataSource {
    @Override
    public Connection getConnection() throws SQLException {
      throw new SQLTransientConnectionException("none free");
    }
  }

  /** Starts callers that wait. Jobs of the server may wait beside them, but never as many. */
  private List<CompletableFuture<Void>> waitingUntilFree() {
    assertThat(gauge()).isLessThan(CALLERS);
    var callers =
        Stream.generate(
                () ->
                    CompletableFuture.runAsync(
                        () -> jdbi.useHandle(handle -> handle.execute("SELECT 1")), threads))
            .limit(CALLERS)
            .toList();
    await().until(() -> gauge() >= CALLERS);
    return callers;
  }

  private double gauge() {
    return meters.get("insula.database.waiting.callers").gauge().value();
  }
}
