package io.insula.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class WithoutActivityTest {
  @Inject ActivityRecorder recorder;
  @Inject TransactionOperations<Connection> transactions;
  @Inject Jdbi jdbi;

  @Test
  void no_message_waits_where_the_activity_app_is_off() {
    var action = new UserAction("projects", "project proposed", "ade", Map.of());
    int waiting =
        transactions.executeWrite(
            status -> {
              recorder.record(List.of(action));
              return jdbi.withHandle(
                  handle ->
                      handle
                          .createQuery("SELECT count(*) FROM kernel.outbox")
                          .mapTo(Integer.class)
                          .one());
            });

    assertThat(waiting).isZero();
  }
}
