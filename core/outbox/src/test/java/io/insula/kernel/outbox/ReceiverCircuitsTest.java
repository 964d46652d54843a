package io.insula.kernel.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReceiverCircuitsTest {
  private static final String TOPIC = "orders";

  @Test
  void a_long_first_wait_of_messages_does_not_delay_the_next_try_of_a_receiver() {
    var circuits = new ReceiverCircuits(waitingFirst(Duration.ofHours(1)));
    circuits.recordUnavailable(TOPIC);

    assertThat(circuits.tryAcquire(TOPIC)).isFalse();
    await().until(() -> circuits.halfOpen(List.of(TOPIC)).equals(List.of(TOPIC)));
    assertThat(circuits.tryAcquire(TOPIC)).isTrue();
    assertThat(circuits.tryAcquire(TOPIC)).as("while the first one tries").isFalse();

    circuits.recordReachable(TOPIC);
    assertThat(circuits.tryAcquire(TOPIC)).isTrue();
  }

  private static OutboxSettings waitingFirst(Duration firstWait) {
    var minute = Duration.ofMinutes(1);
    return new OutboxSettings(
        1,
        1,
        minute,
        Duration.ofSeconds(1),
        minute,
        firstWait,
        Duration.ofHours(2),
        minute,
        minute);
  }
}
