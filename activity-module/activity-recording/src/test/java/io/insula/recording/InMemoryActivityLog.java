package io.insula.recording;

import io.insula.activity.ActivityLog;
import io.insula.activity.EventFilter;
import io.insula.activity.EventPage;
import io.insula.activity.EventPageRequest;
import io.insula.activity.NewEvent;
import io.insula.activity.RecordedEvent;
import io.insula.api.UnavailableException;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An activity log that replaces the activity app and only collects events. {@link #recordAll}
 * returns an empty list, and all other methods throw. A test can make this log unavailable.
 */
@Singleton
@Requires(property = "insula.test.log", value = "true")
final class InMemoryActivityLog implements ActivityLog {
  final List<NewEvent> events = new CopyOnWriteArrayList<>();
  final AtomicInteger timesAway = new AtomicInteger();

  @Override
  public List<RecordedEvent> recordAll(List<NewEvent> more) {
    if (timesAway.getAndUpdate(times -> Math.max(0, times - 1)) > 0) {
      throw new UnavailableException("Away.", Duration.ofSeconds(1), null);
    }
    events.addAll(more);
    return List.of();
  }

  @Override
  public RecordedEvent record(NewEvent event) {
    throw new UnsupportedOperationException();
  }

  @Override
  public RecordedEvent get(UUID id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public EventPage find(EventFilter filter, EventPageRequest page) {
    throw new UnsupportedOperationException();
  }
}
