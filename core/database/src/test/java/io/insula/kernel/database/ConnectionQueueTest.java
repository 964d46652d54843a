package io.insula.kernel.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
@Property(name = "datasources.default.maximum-pool-size", value = "1")
class ConnectionQueueTest {
  @Inject Jdbi jdbi;
  @Inject MeterRegistry meters;

  @Test
  void the_callers_that_wait_for_a_connection_are_a_metric() {
    var waiting = jdbi.withHandle(_ -> waitingUntilFree());
    waiting.join();
    await().until(() -> gauge() == 0);
  }

  private CompletableFuture<Void> waitingUntilFree() {
    assertThat(gauge()).isZero();
    var caller =
        CompletableFuture.runAsync(() -> jdbi.useHandle(handle -> handle.execute("SELECT 1")));
    await().until(() -> gauge() == 1);
    return caller;
  }

  private double gauge() {
    return meters.get("insula.database.waiting.callers").gauge().value();
  }
}
