package io.insula.analytics.internal.folding;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;

/**
 * Creates {@link Fold} objects that stand in for other server processes. Each folds one shard at a
 * time, in small portions.
 */
@Singleton
final class OtherProcessFolds {
  private static final int WORKERS = 2;
  private static final int CONNECTIONS = 16;
  private static final int PORTION = 40;

  private final Jdbi jdbi;
  private final FoldTransactions transaction;
  private final FingerprintFold fingerprints;
  private final PeopleFold people;
  private final FoldRulesVersion rules;

  OtherProcessFolds(
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
  Fold started() {
    return new Fold(
        jdbi,
        transaction,
        shards(),
        new FoldPermits(CONNECTIONS, WORKERS),
        new SimpleMeterRegistry(),
        Duration.ofMinutes(1),
        0);
  }

  PortionFold shards() {
    return new PortionFold(fingerprints, people, rules, PORTION);
  }
}
