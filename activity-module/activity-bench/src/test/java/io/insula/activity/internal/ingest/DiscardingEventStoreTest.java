package io.insula.activity.internal.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.activity.NewEvent;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class DiscardingEventStoreTest {
  @Inject EventStore events;
  @Inject Clock clock;

  @Test
  void an_event_is_answered_at_once_as_if_it_were_stored() {
    assertThat(events).isInstanceOf(DiscardingEventStore.class);
    var event = new NewEvent(null, "order", "production", "ade@gmail.com", "order failed", "{}");
    var id = UUID.randomUUID();

    var before = clock.instant();
    var answer = events.submit(new PendingEvent(id, false, event));

    assertThat(answer).isCompleted();
    var recording = answer.join();
    assertThat(recording.isRepeat()).isFalse();
    assertThat(recording.event().id()).isEqualTo(id);
    assertThat(recording.event().message()).isEqualTo("order failed");
    assertThat(recording.event().createdAt()).isBetween(before, clock.instant());
  }
}
