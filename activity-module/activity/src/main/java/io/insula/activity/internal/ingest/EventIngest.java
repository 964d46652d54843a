package io.insula.activity.internal.ingest;

import io.insula.activity.EventConflictException;
import io.insula.activity.NewEvent;
import io.insula.api.UnavailableException;
import io.insula.kernel.base.UuidV7Generator;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** Gives events their ids, stores them, and distinguishes repeats from conflicts. */
@Singleton
final class EventIngest {
  private final UuidV7Generator ids;
  private final EventStore eventStore;

  EventIngest(UuidV7Generator ids, EventStore eventStore) {
    this.ids = ids;
    this.eventStore = eventStore;
  }

  /**
   * Stores an event that was checked against {@link EventRules}.
   *
   * @return completes when the event is durable; fails with {@link EventConflictException} or the
   *     error of the database
   * @throws UnavailableException if too many events are waiting
   */
  CompletableFuture<StoreResult> record(NewEvent event) {
    return checked(event, eventStore.submit(pending(event)));
  }

  /**
   * Stores events that were checked against {@link EventRules}.
   *
   * @return the futures of {@link #record}, in the order of the events
   * @throws UnavailableException if too many events are waiting; then no event is stored
   */
  List<CompletableFuture<StoreResult>> recordAll(List<NewEvent> events) {
    var recordings = eventStore.submitAll(events.stream().map(this::pending).toList());
    return IntStream.range(0, events.size())
        .mapToObj(i -> checked(events.get(i), recordings.get(i)))
        .toList();
  }

  private PendingEvent pending(NewEvent event) {
    var id = event.id();
    return new PendingEvent(id == null ? ids.next() : id, id != null, event);
  }

  private static CompletableFuture<StoreResult> checked(
      NewEvent event, CompletableFuture<StoreResult> recording) {
    return event.id() == null ? recording : recording.thenApply(EventIngest::refuseOtherContent);
  }

  private static StoreResult refuseOtherContent(StoreResult recording) {
    if (recording.isConflict()) {
      throw new EventConflictException(recording.event().id());
    }
    return recording;
  }
}
