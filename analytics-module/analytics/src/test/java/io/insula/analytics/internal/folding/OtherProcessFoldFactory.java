package io.insula.analytics.internal.folding;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;

/**
 * Creates {@link FoldService} objects that stand in for other server processes. Each folds up to
 * four shards in a transaction, in small portions.
 */
@Singleton
final class OtherProcessFoldFactory {
  private static final int WORKERS = 2;
  private static final int CONNECTIONS = 16;
  private static final int PORTION = 40;
  private static final int LARGE_PORTION = 2_000;

  private final Jdbi jdbi;
  private final FoldTransactions transaction;
  private final FingerprintFold fingerprints;
  private final PeopleFold people;
  private final FoldRulesVersion rules;

  OtherProcessFoldFactory(
      Jdbi jdbi,
      FoldTransactions transaction,
      FingerprintFold fingerprints,
      PeopleFold people,
      FoldRulesVersion rules) {
    this.jdbi = jdbi;
    this.transaction = transaction;
    this.fingerprints = fingerprints;
    this.people = people;
    this.rules = rules;
  }

  /** Returns the fold of one more process. */
  FoldService started() {
    return started(PORTION);
  }

  /**
   * Returns the fold of one more process with larger portions, for a test that needs only its
   * result.
   */
  FoldService startedWithLargePortions() {
    return started(LARGE_PORTION);
  }

  private FoldService started(int portion) {
    return new FoldService(
        jdbi,
        transaction,
        shards(portion),
        new FoldPermits(CONNECTIONS, WORKERS),
        new SimpleMeterRegistry(),
        Duration.ofMinutes(1),
        0);
  }

  PortionFold shards() {
    return shards(PORTION);
  }

  private PortionFold shards(int portion) {
    return new PortionFold(fingerprints, people, rules, portion);
  }
}
