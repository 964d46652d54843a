package io.insula.analytics.internal.ingest;

import io.insula.api.UnavailableException;
import io.insula.kernel.database.DedicatedConnectionOpener;
import io.insula.kernel.database.groupcommit.GroupCommit;
import io.insula.kernel.database.groupcommit.GroupCommitLimits;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;

/** Stores raw rows through one {@link GroupCommit}, whose entries are whole requests. */
@Context
final class RawRowStore {
  private static final long MEBIBYTE = 1 << 20;

  /**
   * All waiting requests take at most 64 MiB, a quarter of a heap of 256 MiB. PostgreSQL stores 4
   * MiB in about 100 ms. A larger request has its own transaction.
   */
  private static final GroupCommitLimits LIMITS =
      new GroupCommitLimits(20_000, 64 * MEBIBYTE, 1_024, 4 * MEBIBYTE);

  private final GroupCommit<RequestRows, IngestResult> groups;

  RawRowStore(Clock clock, DedicatedConnectionOpener connections, MeterRegistry meters) {
    this.groups =
        new GroupCommit<>(
            "analytics",
            connections.dataSource(),
            new RawWriter(clock),
            RequestRows::weight,
            LIMITS);
    Gauge.builder("insula.analytics.queued.requests", groups, GroupCommit::waitingRows)
        .description("Requests with page views or events that wait for their commit")
        .register(meters);
  }

  /**
   * Stores the rows of a request in one transaction.
   *
   * @return completes when the rows are on disk, or immediately without rows; fails with the error
   *     of the database
   * @throws UnavailableException if too many requests or too many bytes are waiting
   */
  CompletableFuture<IngestResult> store(RequestRows submission) {
    return submission.rows().isEmpty()
        ? CompletableFuture.completedFuture(IngestResult.NOTHING)
        : groups.submit(submission);
  }

  @PreDestroy
  void close() {
    groups.close();
  }
}
