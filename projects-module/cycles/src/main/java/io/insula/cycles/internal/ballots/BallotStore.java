package io.insula.cycles.internal.ballots;

import io.insula.kernel.database.DedicatedConnectionOpener;
import io.insula.kernel.database.groupcommit.GroupCommit;
import io.insula.kernel.database.groupcommit.GroupCommitLimits;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.ExecutionException;

/** Stores ballots in groups, each with one commit; see {@link GroupCommit}. */
@Context
class BallotStore {
  private static final long MEBIBYTE = 1 << 20;

  private static final GroupCommitLimits LIMITS =
      new GroupCommitLimits(20_000, 32 * MEBIBYTE, 512, 2 * MEBIBYTE);

  private final GroupCommit<PendingBallot, CastOutcome> groups;

  BallotStore(DedicatedConnectionOpener connections, MeterRegistry meters) {
    this.groups =
        new GroupCommit<>(
            "ballots", connections.dataSource(), new BallotWriter(), PendingBallot::weight, LIMITS);
    Gauge.builder("insula.cycles.queued.ballots", groups, GroupCommit::waitingRows)
        .description("Ballots that wait to be committed")
        .register(meters);
  }

  /**
   * Stores a ballot. Returns after the ballot is durable or refused.
   *
   * @throws io.insula.api.UnavailableException if the ballot cannot be stored now
   */
  CastOutcome store(PendingBallot ballot) {
    try {
      return groups.submit(ballot).get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException refusal
          ? refusal
          : new IllegalStateException("A ballot cannot be stored", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while a ballot was stored", e);
    }
  }

  @PreDestroy
  void close() {
    groups.close();
  }
}
