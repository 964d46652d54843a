package io.insula.activity.internal.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.activity.ActivityLog;
import io.insula.activity.EventFilter;
import io.insula.activity.EventPageRequest;
import io.insula.activity.RecordedEvent;
import io.insula.activity.internal.TestEvents;
import io.insula.testkit.SettableClock;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests that the log keeps events for two years if no setting says otherwise. */
@MicronautTest(transactional = false)
@Property(name = "insula.test.settable-clock", value = "true")
class DefaultRetentionTest {
  @Inject Partitions partitions;
  @Inject ActivityLog log;
  @Inject SettableClock clock;

  @Test
  void an_event_is_kept_for_two_years_and_then_dropped_with_its_partition() {
    var stored = Instant.now();
    clock.set(stored);
    log.record(TestEvents.saying("old"));

    clock.set(stored.plus(Duration.ofDays(729)));
    partitions.dropExpired(clock.instant());
    assertThat(messages()).containsExactly("old");

    clock.set(stored.plus(Duration.ofDays(740)));
    partitions.dropExpired(clock.instant());
    assertThat(messages()).isEmpty();
  }

  private List<String> messages() {
    return log.find(EventFilter.NONE, new EventPageRequest(10, null)).events().stream()
        .map(RecordedEvent::message)
        .toList();
  }
}
