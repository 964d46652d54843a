package io.insula.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.insula.activity.ActivityLog;
import io.insula.kernel.base.CannotStartException;
import io.insula.kernel.base.UuidV7Generator;
import io.insula.kernel.outbox.Outbox;
import io.insula.testkit.SettableClock;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
@Property(name = "insula.test.log", value = "true")
@Property(name = "insula.test.settable-clock", value = "true")
@Property(name = "insula.activity.environment", value = "rehearsal")
class ActivityRecorderTest {
  @Inject ActivityRecorder recorder;
  @Inject InMemoryActivityLog log;
  @Inject SettableClock clock;
  @Inject TransactionOperations<Connection> transactions;
  @Inject Jdbi jdbi;
  @Inject ObjectMapper json;
  @Inject BeanProvider<ActivityLog> logs;
  @Inject Outbox outbox;
  @Inject UuidV7Generator ids;
  @Inject ApplicationContext context;

  @BeforeEach
  void empty() {
    log.events.clear();
  }

  @Test
  void an_action_is_recorded_once_its_transaction_has_committed() throws Exception {
    var at = Instant.parse("2026-11-21T08:00:00Z");
    clock.set(at);
    transactions.executeWrite(
        status -> {
          recorder.record(List.of(proposed("ade")));
          assertThat(log.events).isEmpty();
          return status;
        });

    await().untilAsserted(() -> assertThat(log.events).hasSize(1));
    var event = log.events.getFirst();
    assertThat(event.id()).isNotNull();
    assertThat(event.component()).isEqualTo("projects");
    assertThat(event.environment()).isEqualTo("rehearsal");
    assertThat(event.email()).isNull();
    assertThat(event.message()).isEqualTo("project proposed");
    assertThat(json.readTree(event.data()))
        .isEqualTo(
            json.readTree(
                "{\"project_id\": 7, \"sub\": \"ade\", \"at\": \"2026-11-21T08:00:00Z\"}"));
  }

  @Test
  void an_action_that_is_rolled_back_is_not_recorded() {
    assertThatThrownBy(
            () ->
                transactions.executeWrite(
                    status -> {
                      recorder.record(List.of(proposed("undone")));
                      throw new IllegalStateException("no");
                    }))
        .isInstanceOf(IllegalStateException.class);
    transactions.executeWrite(
        status -> {
          recorder.record(List.of(proposed("done")));
          return status;
        });

    await().untilAsserted(() -> assertThat(log.events).hasSize(1));
    assertThat(log.events.getFirst().data()).contains("\"done\"");
    assertThat(waiting()).isLessThanOrEqualTo(1);
  }

  @Test
  void an_unavailable_log_gets_the_events_with_the_same_ids_later() {
    log.timesAway.set(2);
    transactions.executeWrite(
        status -> {
          recorder.record(List.of(proposed("one"), proposed("two")));
          return status;
        });

    await().untilAsserted(() -> assertThat(log.events).hasSize(2));
    assertThat(log.timesAway).hasValue(0);
    await().untilAsserted(() -> assertThat(waiting()).isZero());
  }

  @Test
  void nothing_is_recorded_outside_a_transaction() {
    assertThatThrownBy(() -> recorder.record(List.of(proposed("ade"))))
        .isInstanceOf(IllegalStateException.class);
    recorder.record(List.of());
  }

  @Test
  void an_invalid_environment_is_reported_at_the_start() {
    var recorder = new ActivityRecorder(logs, outbox, ids, clock, json, " ");

    assertThatThrownBy(() -> recorder.check(new StartupEvent(context)))
        .isInstanceOf(CannotStartException.class)
        .hasMessageContaining("INSULA_ACTIVITY_ENVIRONMENT");
  }

  private int waiting() {
    return jdbi.withHandle(
        handle ->
            handle.createQuery("SELECT count(*) FROM kernel.outbox").mapTo(Integer.class).one());
  }

  private static UserAction proposed(String sub) {
    return new UserAction("projects", "project proposed", sub, Map.of("project_id", 7));
  }
}
