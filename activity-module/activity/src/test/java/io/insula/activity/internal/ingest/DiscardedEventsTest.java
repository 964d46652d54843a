package io.insula.activity.internal.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.activity.NewEvent;
import io.insula.kernel.base.CannotStartException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DiscardedEventsTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);

  @Test
  void a_house_in_production_does_not_start_with_it() {
    assertThatThrownBy(() -> new DiscardedEvents(CLOCK, false))
        .isInstanceOf(CannotStartException.class)
        .hasMessageContaining("INSULA_ACTIVITY_DISCARD");
  }

  @Test
  void an_event_is_answered_at_once_as_if_it_were_stored() {
    var event = new NewEvent(null, "order", "production", "ade@gmail.com", "order failed", "{}");
    var id = UUID.randomUUID();

    var answer = new DiscardedEvents(CLOCK, true).submit(new PendingEvent(id, false, event));

    assertThat(answer).isCompleted();
    var recording = answer.join();
    assertThat(recording.isRepeat()).isFalse();
    assertThat(recording.event().id()).isEqualTo(id);
    assertThat(recording.event().message()).isEqualTo("order failed");
    assertThat(recording.event().createdAt()).isEqualTo(CLOCK.instant());
  }
}
