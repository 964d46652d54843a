package io.insula.activity.internal.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.activity.ActivityLog;
import io.insula.activity.EventConflictException;
import io.insula.activity.NewEvent;
import io.insula.activity.RecordedEvent;
import io.insula.activity.internal.TestEvents;
import io.insula.api.InvalidInputException;
import io.insula.testkit.TestDatabase;
import io.micronaut.context.ApplicationContext;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Tests two instances on one database. The database has the defaults that are worst for storing
 * events: no synchronous commit, and the isolation level repeatable read.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoreEventsTest {
  private final TestDatabase database = TestDatabase.create();
  private final List<ApplicationContext> instances = new ArrayList<>();

  @BeforeAll
  void start() {
    var name = database.url().substring(database.url().lastIndexOf('/') + 1);
    database.execute("ALTER DATABASE " + name + " SET synchronous_commit = off");
    database.execute(
        "ALTER DATABASE " + name + " SET default_transaction_isolation = 'repeatable read'");
    for (int i = 0; i < 2; i++) {
      instances.add(
          ApplicationContext.run(
              Map.of(
                  "datasources.default.url", database.url(),
                  "datasources.default.username", database.username(),
                  "datasources.default.password", database.password()),
              "test"));
    }
  }

  @AfterAll
  void stop() {
    instances.forEach(ApplicationContext::close);
  }

  @Test
  void an_id_sent_to_two_instances_at_the_same_time_is_stored_once() throws Exception {
    for (int round = 0; round < 20; round++) {
      var event = TestEvents.saying("once").withId(UUID.randomUUID());
      var answers = recordOnBoth(event, 16);
      assertThat(answers).hasSize(16).containsOnly(answers.getFirst());
      assertThat(count("id = '" + event.id() + "'")).isEqualTo(1);
    }
  }

  @Test
  void no_two_events_share_a_time() throws Exception {
    recordOnBoth(TestEvents.saying("many"), 500);

    assertThat(count("message = 'many'")).isEqualTo(500);
    assertThat(
            number("SELECT count(DISTINCT created_at) FROM activity.event WHERE message = 'many'"))
        .isEqualTo(500);
  }

  @Test
  void stored_events_are_on_disk_whatever_the_defaults_of_the_database() throws SQLException {
    try (var connection =
            DriverManager.getConnection(database.url(), database.username(), database.password());
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(
          "SELECT activity.store_events(0, now(), '{}', ARRAY[gen_random_uuid()], '{a}', '{b}',"
              + " '{c}', '{on the disk}', '{1}')");
      try (var result = statement.executeQuery("SHOW synchronous_commit")) {
        result.next();
        assertThat(result.getString(1)).isEqualTo("on");
      }
      connection.rollback();
    }
  }

  @Test
  void several_events_are_recorded_with_one_call_and_repeats_find_the_first() {
    var known = TestEvents.saying("known").withId(UUID.randomUUID());
    var first = log(0).record(known);

    var stored = log(1).recordAll(List.of(TestEvents.saying("new"), known, known));

    assertThat(stored).extracting(RecordedEvent::message).containsExactly("new", "known", "known");
    assertThat(stored.subList(1, 3)).containsOnly(first);
    assertThatThrownBy(
            () -> log(1).recordAll(List.of(TestEvents.saying("other").withId(first.id()))))
        .isInstanceOf(EventConflictException.class);
  }

  @Test
  void the_same_rules_apply_to_events_of_apps() {
    for (var bad :
        List.of(
            new NewEvent(null, " ", "test", null, "m", "{}"),
            new NewEvent(null, "c", "test", "nobody", "m", "{}"),
            new NewEvent(null, "c", "test", null, "m", "{"))) {
      assertThatThrownBy(() -> log(0).record(bad)).isInstanceOf(InvalidInputException.class);
    }
    assertThatThrownBy(() -> log(0).recordAll(List.of())).isInstanceOf(InvalidInputException.class);
  }

  private List<RecordedEvent> recordOnBoth(NewEvent event, int times) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var tasks =
          IntStream.range(0, times)
              .<Callable<RecordedEvent>>mapToObj(i -> () -> log(i % 2).record(event))
              .toList();
      var answers = new ArrayList<RecordedEvent>();
      for (var answer : threads.invokeAll(tasks)) {
        answers.add(answer.get());
      }
      return answers;
    }
  }

  private ActivityLog log(int instance) {
    return instances.get(instance).getBean(ActivityLog.class);
  }

  private int count(String condition) throws SQLException {
    return number("SELECT count(*) FROM activity.event WHERE " + condition);
  }

  private int number(String sql) throws SQLException {
    try (var connection =
            DriverManager.getConnection(database.url(), database.username(), database.password());
        var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      result.next();
      return result.getInt(1);
    }
  }
}
