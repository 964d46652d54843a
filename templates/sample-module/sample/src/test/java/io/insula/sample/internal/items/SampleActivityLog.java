package io.insula.sample.internal.items;

import io.insula.activity.ActivityLog;
import io.insula.activity.EventFilter;
import io.insula.activity.EventPage;
import io.insula.activity.EventPageRequest;
import io.insula.activity.NewEvent;
import io.insula.activity.RecordedEvent;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** An activity log that keeps in memory what the app records. */
@Singleton
@Requires(property = "insula.test.log", value = "true")
final class SampleActivityLog implements ActivityLog {
  final List<NewEvent> events = new CopyOnWriteArrayList<>();

  @Override
  public List<RecordedEvent> recordAll(List<NewEvent> more) {
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
