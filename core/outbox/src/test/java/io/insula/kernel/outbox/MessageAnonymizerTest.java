package io.insula.kernel.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.insula.api.InvalidInputException;
import io.insula.api.privacy.Person;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
@Property(name = "insula.test.letterbox", value = "true")
class MessageAnonymizerTest {
  private static final Person ADE = new Person("ade", "ade@example.org");

  @Inject Outbox outbox;
  @Inject FailedMessageTable failedMessages;
  @Inject TransactionOperations<Connection> transactions;
  @Inject FailingReceiver letterbox;
  @Inject ObjectMapper json;
  @Inject Jdbi jdbi;

  @AfterEach
  void empty() {
    jdbi.useHandle(handle -> handle.execute("DELETE FROM kernel.outbox"));
    letterbox.reset();
  }

  @Test
  void a_person_is_removed_from_waiting_and_failed_messages() throws Exception {
    var data = json.writeValueAsString(Map.of("sub", "ade", "at", 5));
    store("test.waiting", Map.of("author", "ade", "voters", List.of("ade", "bea"), "data", data));
    store("test.failed", Map.of("email", "ade@example.org", "text", "ade says \"ade\""));
    jdbi.useHandle(
        handle ->
            handle.execute(
                "UPDATE kernel.outbox SET failed_at = now() WHERE topic = 'test.failed'"));

    outbox.forget(ADE, "test.own");

    var waiting = json.readTree(payloadOf("test.waiting"));
    assertThat(waiting.get("author").textValue()).isEqualTo(Person.FORMER_MEMBER);
    assertThat(waiting.get("voters").get(0).textValue()).isEqualTo(Person.FORMER_MEMBER);
    assertThat(waiting.get("voters").get(1).textValue()).isEqualTo("bea");
    assertThat(json.readTree(waiting.get("data").textValue()).get("sub").textValue())
        .isEqualTo(Person.FORMER_MEMBER);
    assertThat(json.readTree(payloadOf("test.failed")).get("email").textValue())
        .isEqualTo(Person.FORMER_MEMBER);
  }

  @Test
  void a_user_named_like_a_field_breaks_no_message() throws Exception {
    var data = json.writeValueAsString(Map.of("sub", "author", "author", 1));
    store("test.waiting", Map.of("author", "author", "data", data));

    outbox.forget(new Person("author", null), "test.own");

    var waiting = json.readTree(payloadOf("test.waiting"));
    assertThat(waiting.get("author").textValue()).isEqualTo(Person.FORMER_MEMBER);
    assertThat(json.readTree(waiting.get("data").textValue()).get("author").intValue())
        .isEqualTo(1);
  }

  @Test
  void a_text_that_equals_the_name_stays_in_fields_that_name_nobody() throws Exception {
    var data =
        json.writeValueAsString(Map.of("sub", "bea", "add", List.of("ade"), "project_name", "ade"));
    store(
        "test.waiting",
        Map.of(
            "component", "ade",
            "message", "ade",
            "text", "[ade, {\"by\": \"ade\"",
            "cost", new BigDecimal("12345678901234567.10"),
            "proposed_by", "ade",
            "data", data));
    var before = payloadOf("test.waiting");

    outbox.forget(ADE, "test.own");

    assertThat(payloadOf("test.waiting"))
        .isEqualTo(
            before.replace(
                "\"proposed_by\": \"ade\"", "\"proposed_by\": \"" + Person.FORMER_MEMBER + "\""))
        .isNotEqualTo(before);
  }

  @Test
  void an_odd_name_is_found_too() throws Exception {
    var name = "O\"Neill \\ Zoë";
    store("test.waiting", Map.of("data", json.writeValueAsString(Map.of("author", name))));

    outbox.forget(new Person(name, null), "test.own");

    var data = json.readTree(payloadOf("test.waiting")).get("data").textValue();
    assertThat(json.readTree(data).get("author").textValue()).isEqualTo(Person.FORMER_MEMBER);
  }

  @Test
  void the_messages_that_ask_for_the_erasure_stay_unchanged() throws Exception {
    store("test.own.garden", Map.of("username", "ade"));

    outbox.forget(ADE, "test.own");

    assertThat(json.readTree(payloadOf("test.own.garden")).get("username").textValue())
        .isEqualTo("ade");
  }

  @Test
  void messages_that_failed_long_ago_are_deleted() throws Exception {
    store("test.old", Map.of());
    store("test.new", Map.of());
    jdbi.useHandle(
        handle -> {
          handle.execute(
              "UPDATE kernel.outbox SET failed_at = now() - interval '91 days' WHERE topic ="
                  + " 'test.old'");
          handle.execute("UPDATE kernel.outbox SET failed_at = now() WHERE topic = 'test.new'");
        });

    failedMessages.forgetOld();

    assertThat(topics()).containsExactly("test.new");
  }

  @Test
  void the_failed_messages_of_a_topic_are_sent_again() {
    letterbox.fail(new InvalidInputException("text", "is too long"));
    transactions
        .executeWrite(_ -> outbox.send(FailingReceiver.TOPIC, new TestPayload("finally")))
        .awaitFirstAttempt(Duration.ofSeconds(5));

    assertThat(outbox.retryFailed("test.another")).isZero();
    assertThat(outbox.retryFailed(FailingReceiver.TOPIC)).isEqualTo(1);

    await().untilAsserted(() -> assertThat(letterbox.texts).containsExactly("finally"));
  }

  private void store(String topic, Map<String, Object> payload) throws Exception {
    var text = json.writeValueAsString(payload);
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                INSERT INTO kernel.outbox
                  (topic, delivery_key, payload, trace_id, next_attempt_at, give_up_at)
                VALUES (?, gen_random_uuid(), ?::jsonb, '', now(), now() + interval '1 day')
                """,
                topic,
                text));
  }

  private String payloadOf(String topic) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT payload FROM kernel.outbox WHERE topic = ?")
                .bind(0, topic)
                .mapTo(String.class)
                .one());
  }

  private List<String> topics() {
    return jdbi.withHandle(
        handle -> handle.createQuery("SELECT topic FROM kernel.outbox").mapTo(String.class).list());
  }
}
