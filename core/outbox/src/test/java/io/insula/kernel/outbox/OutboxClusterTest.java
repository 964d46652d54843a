package io.insula.kernel.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import io.insula.api.InvalidInputException;
import io.insula.testkit.TestDatabase;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.type.Argument;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;

@Execution(CONCURRENT)
class OutboxClusterTest {
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
  private static final Map<String, Object> QUICK_LEASES =
      Map.of("insula.outbox.lease", "500ms", "insula.outbox.poll-interval", "100ms");

  private final TestDatabase database = TestDatabase.reserve();

  @Test
  void no_message_of_a_thousand_between_two_processes_is_lost() {
    try (var one = start(Map.of());
        var other = start(Map.of())) {
      var texts = IntStream.range(0, 1000).mapToObj(number -> "letter " + number).toList();
      texts.parallelStream().forEach(text -> send(text.endsWith("7") ? other : one, text));

      await().untilAsserted(() -> assertThat(received(one, other)).containsAll(texts));
      await().untilAsserted(() -> assertThat(stored(one)).isZero());
      assertThat(received(one, other)).hasSize(1000);
    }
  }

  @Test
  void messages_of_a_killed_process_are_delivered_after_the_next_start() {
    start(Map.of()).close();
    leave("in the middle of its first attempt", "interval '3 seconds'");
    leave("long ago", "interval '-1 hour'");
    try (var server = start(Map.of())) {
      await()
          .atMost(TEN_SECONDS)
          .untilAsserted(
              () ->
                  assertThat(letterbox(server).texts)
                      .containsExactlyInAnyOrder("in the middle of its first attempt", "long ago"));
    }
  }

  @Test
  void a_stopping_process_completes_running_deliveries_and_leaves_the_rest_to_others() {
    List<String> first;
    try (var server =
        start(Map.of("insula.outbox.concurrency", "2", "insula.outbox.lease", "1h"))) {
      var letterbox = letterbox(server);
      first = letterbox.texts;
      letterbox.slowDown(Duration.ofMillis(50));
      IntStream.range(0, 50).forEach(number -> send(server, "letter " + number));
      await().until(() -> !letterbox.texts.isEmpty());
    }
    assertThat(first).hasSizeLessThan(50);
    try (var server = start(Map.of())) {
      await()
          .atMost(TEN_SECONDS)
          .untilAsserted(
              () -> assertThat(first.size() + letterbox(server).texts.size()).isEqualTo(50));
      await().untilAsserted(() -> assertThat(stored(server)).isZero());
    }
  }

  @Test
  void a_process_stops_also_if_the_database_fails() {
    var server = start(Map.of());
    var letterbox = letterbox(server);
    letterbox.slowDown(Duration.ofMillis(500));
    send(server, "letter");
    await().until(() -> !letterbox.keys.isEmpty());
    database.execute("ALTER TABLE kernel.outbox RENAME TO outbox_that_is_missing");

    assertThatCode(server::close).doesNotThrowAnyException();

    assertThat(letterbox.texts).containsExactly("letter");
  }

  @Test
  void while_a_process_stops_no_other_process_repeats_its_running_deliveries() {
    var settings =
        Map.<String, Object>of(
            "insula.outbox.concurrency", "1",
            "insula.outbox.lease", "500ms",
            "insula.outbox.poll-interval", "100ms");
    try (var other = start(settings)) {
      List<String> completed;
      try (var stopping = start(settings)) {
        var letterbox = letterbox(stopping);
        completed = letterbox.texts;
        letterbox.slowDown(Duration.ofSeconds(3));
        send(stopping, "running");
        await().until(() -> !letterbox.keys.isEmpty());
        send(stopping, "waiting");
      }
      assertThat(completed).containsExactly("running");
      await().untilAsserted(() -> assertThat(stored(other)).isZero());
      assertThat(letterbox(other).texts).containsExactly("waiting");
    }
  }

  @Test
  void a_message_without_a_receiver_here_waits_for_a_process_that_has_one() {
    try (var server = start(Map.of())) {
      leave("for somebody else", "interval '1 hour'");
      database.execute(
          "UPDATE kernel.outbox SET topic = 'test.elsewhere', next_attempt_at = sent_at");
      assertThat(send(server, "for us").awaitFirstAttempt(TEN_SECONDS)).isTrue();
      await().untilAsserted(() -> assertThat(stored(server)).isOne());
      assertThat(letterbox(server).texts).containsExactly("for us");
    }
  }

  @Test
  void a_delivery_that_takes_longer_than_its_lease_is_not_made_twice() {
    try (var server =
        start(Map.of("insula.outbox.lease", "500ms", "insula.outbox.poll-interval", "100ms"))) {
      letterbox(server).slowDown(Duration.ofSeconds(2));
      assertThat(send(server, "slow").awaitFirstAttempt(TEN_SECONDS)).isTrue();
      await().untilAsserted(() -> assertThat(stored(server)).isZero());
      assertThat(letterbox(server).keys).hasSize(1);
    }
  }

  @Test
  void a_process_that_leases_a_message_of_its_own_again_keeps_the_new_lease() {
    try (var server = start(QUICK_LEASES)) {
      var letterbox = letterbox(server);
      leaseAgainDuringDelivery(server);
      await().during(Duration.ofSeconds(2)).until(() -> attempts(server) == 2);
      letterbox.slowDown(Duration.ZERO);
      await().untilAsserted(() -> assertThat(stored(server)).isZero());
      assertThat(letterbox.keys).hasSize(1);
    }
  }

  @Test
  void a_message_that_was_leased_again_fails_once_if_its_receiver_refuses_it() {
    try (var server = start(QUICK_LEASES)) {
      var letterbox = letterbox(server);
      letterbox.fail(new InvalidInputException("text", "is too long"));
      leaseAgainDuringDelivery(server);
      letterbox.slowDown(Duration.ZERO);
      var table = server.getBean(OutboxTable.class);
      await()
          .untilAsserted(() -> assertThat(table.count()).isEqualTo(new OutboxTable.Counts(0, 1)));
      assertThat(letterbox.keys).hasSize(1);
    }
  }

  /** Sends a message whose delivery hangs, and lets the server lease the message again. */
  private void leaseAgainDuringDelivery(ApplicationContext server) {
    var letterbox = letterbox(server);
    letterbox.slowDown(Duration.ofHours(1));
    send(server, "slow");
    await().until(() -> !letterbox.keys.isEmpty());
    await()
        .until(
            () -> {
              database.execute(
                  "UPDATE kernel.outbox SET next_attempt_at = now() WHERE attempts = 1");
              return attempts(server) == 2;
            });
  }

  @Test
  void a_hanging_delivery_is_interrupted_and_retried() {
    try (var server =
        start(
            Map.of(
                "insula.outbox.delivery-timeout",
                "300ms",
                "insula.outbox.poll-interval",
                "100ms"))) {
      letterbox(server).slowDown(Duration.ofHours(1));
      assertThat(send(server, "stuck").awaitFirstAttempt(TEN_SECONDS)).isFalse();
      letterbox(server).slowDown(Duration.ZERO);
      await().untilAsserted(() -> assertThat(letterbox(server).texts).containsExactly("stuck"));
    }
  }

  @Test
  void a_hanging_receiver_leaves_room_in_flight_for_the_messages_of_others() {
    try (var server =
        start(
            Map.of(
                "insula.outbox.max-in-flight", "4",
                "insula.outbox.lease", "500ms",
                "insula.outbox.poll-interval", "100ms"))) {
      var letterbox = letterbox(server);
      letterbox.slowDown(Duration.ofHours(1));
      IntStream.range(0, 10).forEach(number -> send(server, "letter " + number));
      await().until(() -> letterbox.keys.size() >= 3);

      assertThat(sendPostcard(server).awaitFirstAttempt(TEN_SECONDS)).isTrue();
      leave(AcceptingReceiver.TOPIC, "left by another process", "interval '0 seconds'");
      await().untilAsserted(() -> assertThat(stored(server)).isEqualTo(10));
      assertThat(letterbox.keys).hasSize(3);
      letterbox.slowDown(Duration.ZERO);
      await().untilAsserted(() -> assertThat(stored(server)).isZero());
    }
  }

  @Test
  void a_message_that_tries_an_unavailable_receiver_takes_the_slot_of_no_other_message() {
    try (var server =
        start(
            Map.of(
                "insula.outbox.max-in-flight", "1",
                "insula.outbox.lease", "1h",
                "insula.outbox.poll-interval", "20ms"))) {
      letterbox(server).slowDown(Duration.ofMillis(100));
      letterbox(server).beUnavailable(true);
      assertThat(send(server, "letter").awaitFirstAttempt(TEN_SECONDS)).isFalse();
      for (int i = 0; i < 100; i++) {
        leave(AcceptingReceiver.TOPIC, "postcard " + i, "interval '0 seconds'");
      }

      await().untilAsserted(() -> assertThat(stored(server)).isOne());
    }
  }

  private void leave(String text, String leaseLeft) {
    leave(FailingReceiver.TOPIC, text, leaseLeft);
  }

  private void leave(String topic, String text, String leaseLeft) {
    database.execute(
        """
        INSERT INTO kernel.outbox
            (topic, delivery_key, payload, trace_id, next_attempt_at, give_up_at)
        VALUES ('%s', gen_random_uuid(), jsonb_build_object('text', '%s'), 'trace', now() + %s,
            now() + interval '1 day')
        """
            .formatted(topic, text, leaseLeft));
  }

  private static Delivery send(ApplicationContext server, String text) {
    return send(server, FailingReceiver.TOPIC, text);
  }

  private static Delivery sendPostcard(ApplicationContext server) {
    return send(server, AcceptingReceiver.TOPIC, "greetings");
  }

  private static Delivery send(ApplicationContext server, String topic, String text) {
    TransactionOperations<Connection> transactions =
        server.getBean(Argument.of(TransactionOperations.class, Connection.class));
    var outbox = server.getBean(Outbox.class);
    return transactions.executeWrite(_ -> outbox.send(topic, new TestPayload(text)));
  }

  private static FailingReceiver letterbox(ApplicationContext server) {
    return server.getBean(FailingReceiver.class);
  }

  private static List<String> received(ApplicationContext one, ApplicationContext other) {
    return Stream.concat(letterbox(one).texts.stream(), letterbox(other).texts.stream()).toList();
  }

  private static int stored(ApplicationContext server) {
    return server
        .getBean(Jdbi.class)
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT count(*) FROM kernel.outbox")
                    .mapTo(Integer.class)
                    .one());
  }

  private static int attempts(ApplicationContext server) {
    return server
        .getBean(Jdbi.class)
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT max(attempts) FROM kernel.outbox")
                    .mapTo(Integer.class)
                    .one());
  }

  private ApplicationContext start(Map<String, Object> settings) {
    var all = new HashMap<>(settings);
    all.put("insula.test.letterbox", "true");
    all.put("datasources.default.url", database.url());
    all.put("datasources.default.username", database.username());
    all.put("datasources.default.password", database.password());
    return ApplicationContext.run(all);
  }
}
