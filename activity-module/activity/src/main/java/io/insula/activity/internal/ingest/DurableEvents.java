package io.insula.activity.internal.ingest;

import io.insula.activity.internal.storage.Partitions;
import io.insula.kernel.database.DedicatedConnections;
import io.insula.kernel.database.groupcommit.GroupCommit;
import io.insula.kernel.database.groupcommit.GroupCommitLimits;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Requires;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Stores events in the table through one {@link GroupCommit}. */
@Singleton
@Requires(property = DiscardedEvents.SWITCH, notEquals = "true")
final class DurableEvents implements EventSink {
  private static final long MEBIBYTE = 1 << 20;

  /** 64 MiB of a heap of 256 MiB; a group of 4 MiB takes PostgreSQL some 100 ms. */
  private static final GroupCommitLimits LIMITS =
      new GroupCommitLimits(20_000, 64 * MEBIBYTE, 1_024, 4 * MEBIBYTE);

  private final GroupCommit<PendingEvent, Recording> groups;

  DurableEvents(
      Clock clock, DedicatedConnections connections, Partitions partitions, MeterRegistry meters) {
    this.groups =
        new GroupCommit<>(
            "activity",
            connections.dataSource(),
            new EventWriter(clock, partitions),
            PendingEvent::weight,
            LIMITS);
    Gauge.builder("insula.activity.waiting", groups, GroupCommit::waitingRows)
        .description("Events that wait for their commit")
        .register(meters);
  }

  @Override
  public CompletableFuture<Recording> submit(PendingEvent event) {
    return groups.submit(event);
  }

  @Override
  public List<CompletableFuture<Recording>> submitAll(List<PendingEvent> events) {
    return groups.submitAll(events);
  }

  @PreDestroy
  void close() {
    groups.close();
  }
}
