package io.insula.activity.internal.ingest;

import io.insula.activity.internal.storage.PartitionService;
import io.insula.api.UnavailableException;
import io.insula.kernel.database.DedicatedConnectionOpener;
import io.insula.kernel.database.groupcommit.GroupCommit;
import io.insula.kernel.database.groupcommit.GroupCommitLimits;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Stores events in the table through one {@link GroupCommit}. */
@Singleton
class EventStore {
  private static final long MEBIBYTE = 1 << 20;

  /**
   * All waiting events take at most 64 MiB, a quarter of a heap of 256 MiB. A larger call is
   * accepted only while no event waits. PostgreSQL stores 4 MiB in about 100 ms.
   */
  private static final GroupCommitLimits LIMITS =
      new GroupCommitLimits(20_000, 64 * MEBIBYTE, 1_024, 4 * MEBIBYTE);

  private final GroupCommit<PendingEvent, StoreResult> groups;

  EventStore(
      Clock clock,
      DedicatedConnectionOpener connections,
      PartitionService partitionService,
      MeterRegistry meters) {
    this.groups =
        new GroupCommit<>(
            "activity",
            connections.dataSource(),
            new EventWriter(clock, partitionService),
            PendingEvent::weight,
            LIMITS);
    Gauge.builder("insula.activity.queued.events", groups, GroupCommit::waitingRows)
        .description("Events that wait for their commit")
        .register(meters);
  }

  /**
   * Submits an event.
   *
   * @return completes when the event is durable; fails with the error of the database
   * @throws UnavailableException if too many events are waiting
   */
  CompletableFuture<StoreResult> submit(PendingEvent event) {
    return groups.submit(event);
  }

  /**
   * Submits events, all of them or none.
   *
   * @return the futures of {@link #submit}, in the order of {@code events}
   * @throws UnavailableException if too many events are waiting
   */
  List<CompletableFuture<StoreResult>> submitAll(List<PendingEvent> events) {
    return groups.submitAll(events);
  }

  @PreDestroy
  void close() {
    groups.close();
  }
}
