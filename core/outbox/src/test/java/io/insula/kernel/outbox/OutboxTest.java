package io.insula.kernel.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.insula.api.InvalidInputException;
import io.micronaut.context.annotation.Property;
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
class OutboxTest {
  private static final Duration LONG = Duration.ofSeconds(5);

  @Inject Outbox outbox;
  @Inject TransactionOperations<Connection> transactions;
  @Inject FailingReceiver letterbox;
  @Inject Jdbi jdbi;

  @BeforeEach
  void empty_the_letterbox() {
    letterbox.reset();
  }

  @Test
  void a_message_is_delivered_right_after_the_commit() {
    var delivery = send("hello");

    assertThat(delivery.awaitFirstAttempt(LONG)).isTrue();
    assertThat(letterbox.texts).containsExactly("hello");
    assertThat(letterbox.keys).containsExactly(delivery.key());
    await().untilAsserted(() -> assertThat(stored()).isZero());
  }

  @Test
  void a_message_is_not_delivered_before_the_commit() {
    transactions.executeWrite(
        _ -> {
          var delivery = outbox.send(FailingReceiver.TOPIC, new TestPayload("early"));
          assertThat(letterbox.texts).isEmpty();
          assertThatThrownBy(() -> delivery.awaitFirstAttempt(LONG))
              .isInstanceOf(IllegalStateException.class);
          return delivery;
        });
    await().untilAsserted(() -> assertThat(letterbox.texts).containsExactly("early"));
  }

  @Test
  void a_rolled_back_message_is_neither_delivered_nor_kept() {
    assertThatThrownBy(
            () ->
                transactions.executeWrite(
                    _ -> {
                      outbox.send(FailingReceiver.TOPIC, new TestPayload("never"));
                      throw new IllegalArgumentException("changed my mind");
                    }))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(send("later").awaitFirstAttempt(LONG)).isTrue();
    assertThat(letterbox.texts).containsExactly("later");
    await().untilAsserted(() -> assertThat(stored()).isZero());
  }

  @Test
  void sending_needs_a_transaction() {
    assertThatThrownBy(() -> outbox.send(FailingReceiver.TOPIC, new TestPayload("lost")))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void sending_needs_a_receiver() {
    assertThatThrownBy(
            () ->
                transactions.executeWrite(_ -> outbox.send("test.nobody", new TestPayload("lost"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("test.nobody");
  }

  @Test
  void a_failed_delivery_is_retried_with_the_same_key() {
    letterbox.fail(new IllegalStateException("no stamps"), new IllegalStateException("again"));
    var delivery = send("third");

    assertThat(delivery.awaitFirstAttempt(LONG)).isFalse();
    await().untilAsserted(() -> assertThat(letterbox.texts).containsExactly("third"));
    assertThat(letterbox.keys).hasSize(3).containsOnly(delivery.key());
  }

  @Test
  void an_error_of_a_receiver_is_retried_like_an_exception() {
    letterbox.fail(new AssertionError("no stamps"), new OutOfMemoryError("no room"));

    assertThat(send("third").awaitFirstAttempt(LONG)).isFalse();
    await().untilAsserted(() -> assertThat(letterbox.texts).containsExactly("third"));
    assertThat(letterbox.keys).hasSize(3);
  }

  @Test
  void a_refused_message_is_kept_as_failed() {
    letterbox.fail(new InvalidInputException("text", "is too long"));

    assertThat(send("bad").awaitFirstAttempt(LONG)).isFalse();
    var errors =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery("SELECT last_error FROM kernel.outbox WHERE failed_at IS NOT NULL")
                    .mapTo(String.class)
                    .list());
    assertThat(errors).containsExactly("text is too long");
    jdbi.useHandle(handle -> handle.execute("DELETE FROM kernel.outbox"));
  }

  @Test
  void while_a_receiver_is_unavailable_few_messages_try_it_and_no_sender_waits() {
    letterbox.beUnavailable(true);
    letterbox.slowDown(Duration.ofMillis(100));
    var began = System.nanoTime();
    for (int i = 0; i < 100; i++) {
      assertThat(send("letter " + i).awaitFirstAttempt(LONG)).isFalse();
    }
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(LONG);
    assertThat(letterbox.keys).hasSizeLessThan(50);

    letterbox.slowDown(Duration.ZERO);
    letterbox.beUnavailable(false);
    await().untilAsserted(() -> assertThat(letterbox.texts).hasSize(100).doesNotHaveDuplicates());
    await().untilAsserted(() -> assertThat(stored()).isZero());
  }

  @Test
  void a_hanging_receiver_does_not_delay_the_messages_of_others() {
    letterbox.slowDown(Duration.ofSeconds(2));
    for (int i = 0; i < 20; i++) {
      send("letter " + i);
    }
    var postcard =
        transactions.executeWrite(
            _ -> outbox.send(AcceptingReceiver.TOPIC, new TestPayload("greetings")));
    assertThat(postcard.awaitFirstAttempt(Duration.ofMillis(1500))).isTrue();
    letterbox.slowDown(Duration.ZERO);
    await().untilAsserted(() -> assertThat(letterbox.texts).hasSize(20));
  }

  private Delivery send(String text) {
    return transactions.executeWrite(
        _ -> outbox.send(FailingReceiver.TOPIC, new TestPayload(text)));
  }

  private int stored() {
    return jdbi.withHandle(
        handle ->
            handle.createQuery("SELECT count(*) FROM kernel.outbox").mapTo(Integer.class).one());
  }
}
