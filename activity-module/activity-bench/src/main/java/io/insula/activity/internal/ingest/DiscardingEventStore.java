package io.insula.activity.internal.ingest;

import io.insula.activity.internal.storage.PartitionService;
import io.insula.kernel.database.DedicatedConnectionOpener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Replaces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * An event store that answers without storing events. Replaces the real store where this artifact
 * is on the class path, to measure the other steps of a request.
 */
@Singleton
@Replaces(EventStore.class)
final class DiscardingEventStore extends EventStore {
  private final Clock clock;

  DiscardingEventStore(
      Clock clock,
      DedicatedConnectionOpener connections,
      PartitionService partitionService,
      MeterRegistry meters) {
    super(clock, connections, partitionService, meters);
    this.clock = clock;
  }

  @Override
  CompletableFuture<StoreResult> submit(PendingEvent pending) {
    var stored = pending.storedAt(clock.instant());
    return CompletableFuture.completedFuture(new StoreResult(stored, false, false));
  }

  @Override
  List<CompletableFuture<StoreResult>> submitAll(List<PendingEvent> events) {
    return events.stream().map(this::submit).toList();
  }
}
