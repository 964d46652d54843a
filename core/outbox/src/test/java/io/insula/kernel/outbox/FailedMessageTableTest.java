package io.insula.kernel.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insula.api.InvalidInputException;
import io.insula.testkit.TestUsers;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
@Property(name = "insula.test.letterbox", value = "true")
class FailedMessageTableTest {
  @Inject EmbeddedServer server;
  @Inject Outbox outbox;
  @Inject TransactionOperations<Connection> transactions;
  @Inject FailingReceiver letterbox;
  @Inject Jdbi jdbi;

  @BeforeEach
  void empty_the_server() {
    letterbox.reset();
    jdbi.useHandle(handle -> handle.execute("DELETE FROM kernel.outbox"));
  }

  @Test
  void a_refused_message_is_listed_and_delivered_when_it_is_sent_again() {
    refuse("first");
    var admin = people().admin();
    var messages = admin.get("/outbox/failed").expect(200).json().required("messages");

    assertThat(messages).hasSize(1);
    var message = messages.get(0);
    assertThat(message.required("topic").textValue()).isEqualTo(FailingReceiver.TOPIC);
    assertThat(message.required("payload").toString()).isEqualTo("{\"text\":\"first\"}");
    assertThat(message.required("error").textValue()).isEqualTo("text is too long");
    assertThat(message.required("attempts").intValue()).isEqualTo(1);

    admin.post("/outbox/failed/" + message.required("id").longValue() + "/retry").expect(202);
    await().untilAsserted(() -> assertThat(letterbox.texts).containsExactly("first"));
    assertThat(admin.get("/outbox/failed").expect(200).json().required("messages")).isEmpty();
  }

  @Test
  void all_failed_messages_can_be_sent_again_at_once() {
    refuse("one");
    refuse("two");
    var answer = people().admin().post("/outbox/failed/retry").expect(202);

    assertThat(answer.json().required("retried").intValue()).isEqualTo(2);
    await()
        .untilAsserted(() -> assertThat(letterbox.texts).containsExactlyInAnyOrder("one", "two"));
  }

  @Test
  void the_list_has_pages_newest_first() {
    refuse("one");
    refuse("two");
    refuse("three");
    var admin = people().admin();
    var first = admin.get("/outbox/failed?limit=2").expect(200).json();
    var cursor = first.required("next_cursor").textValue();
    var second = admin.get("/outbox/failed?limit=2&cursor=" + cursor).expect(200).json();

    assertThat(first.required("messages").findValuesAsText("text")).containsExactly("three", "two");
    assertThat(second.required("messages").findValuesAsText("text")).containsExactly("one");
    assertThat(second.required("next_cursor").isNull()).isTrue();
  }

  @Test
  void a_missing_message_cannot_be_retried() {
    assertThat(people().admin().post("/outbox/failed/987654321/retry").status()).isEqualTo(404);
  }

  @Test
  void only_admins_see_failed_messages() {
    assertThat(people().nobody().get("/outbox/failed").status()).isEqualTo(401);
    var member = people().member("ade");
    assertThat(member.get("/outbox/failed").status()).isEqualTo(403);
    assertThat(member.post("/outbox/failed/retry").status()).isEqualTo(403);
    assertThat(member.post("/outbox/failed/1/retry").status()).isEqualTo(403);
  }

  @Test
  void a_message_after_its_deadline_fails_permanently_at_its_next_failure() {
    letterbox.fail(new IllegalStateException("no stamps"), new IllegalStateException("again"));
    var delivery =
        transactions.executeWrite(_ -> outbox.send(FailingReceiver.TOPIC, new TestPayload("old")));
    jdbi.useHandle(handle -> handle.execute("UPDATE kernel.outbox SET give_up_at = now()"));

    assertThat(delivery.awaitFirstAttempt(Duration.ofSeconds(5))).isFalse();
    await()
        .untilAsserted(
            () ->
                assertThat(
                        people()
                            .admin()
                            .get("/outbox/failed")
                            .expect(200)
                            .json()
                            .required("messages"))
                    .hasSize(1));
    assertThat(letterbox.texts).isEmpty();
  }

  private void refuse(String text) {
    letterbox.fail(new InvalidInputException("text", "is too long"));
    var delivery =
        transactions.executeWrite(_ -> outbox.send(FailingReceiver.TOPIC, new TestPayload(text)));
    assertThat(delivery.awaitFirstAttempt(Duration.ofSeconds(5))).isFalse();
  }

  private TestUsers people() {
    return TestUsers.of(server.getURI());
  }
}
