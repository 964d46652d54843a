package io.insula.activity.internal.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.insula.activity.ActivityLog;
import io.insula.activity.EventFilter;
import io.insula.activity.EventPage;
import io.insula.activity.EventPageRequest;
import io.insula.activity.NewEvent;
import io.insula.activity.RecordedEvent;
import io.insula.activity.internal.find.EventFinder;
import io.insula.activity.internal.reading.EventAccess;
import io.insula.api.InputChecks;
import io.insula.api.InvalidInputException;
import io.insula.api.UnavailableException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** The activity log of this process. */
@Singleton
final class LocalActivityLog implements ActivityLog {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final EventIngest ingest;
  private final EventFinder finder;
  private final ObjectReader json;

  LocalActivityLog(EventIngest ingest, EventFinder finder, ObjectMapper json) {
    this.ingest = ingest;
    this.finder = finder;
    this.json = json.readerFor(JsonNode.class);
  }

  @Override
  public RecordedEvent record(NewEvent event) {
    check(event);
    return stored(ingest.record(event));
  }

  @Override
  public List<RecordedEvent> recordAll(List<NewEvent> events) {
    new InputChecks()
        .that(
            !events.isEmpty() && events.size() <= MAX_EVENTS,
            "events",
            "must have 1 to " + MAX_EVENTS + " entries")
        .done();
    events.forEach(this::check);
    return ingest.recordAll(events).stream().map(LocalActivityLog::stored).toList();
  }

  private void check(NewEvent event) {
    EventRules.check(event);
    try {
      json.readTree(event.data());
    } catch (JsonProcessingException e) {
      throw new InvalidInputException("data", "must be JSON");
    }
  }

  private static RecordedEvent stored(CompletableFuture<StoreResult> recording) {
    try {
      return recording.get().event();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw outcomeUnknown(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw outcomeUnknown(e);
    }
  }

  private static UnavailableException outcomeUnknown(Exception cause) {
    return new UnavailableException(
        "It is unknown whether the event was stored. Retry with the same id.", RETRY_AFTER, cause);
  }

  @Override
  public RecordedEvent get(UUID id) {
    return finder.get(id, EventAccess.ALL);
  }

  @Override
  public EventPage find(EventFilter filter, EventPageRequest page) {
    return finder.find(filter, EventAccess.ALL, page);
  }
}
