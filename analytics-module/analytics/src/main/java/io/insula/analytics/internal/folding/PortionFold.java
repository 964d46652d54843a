package io.insula.analytics.internal.folding;

import io.insula.api.UnavailableException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folds one portion in a transaction. To prevent deadlocks, each transaction locks the shards
 * first, by their numbers. The data that all shards share ({@link SharedSumWriter}) is locked last.
 */
@Singleton
final class PortionFold {
  private static final Logger LOG = LoggerFactory.getLogger(PortionFold.class);

  /**
   * The maximum number of rows of each table in one transaction. Large portions cost less for each
   * row, because many rows change the same sums and database pages.
   */
  private static final int MAX_PORTION_ROWS = 30_000;

  /**
   * The maximum total number of rows of each table in all transactions that fold at the same time.
   * This number limits the memory for the rows.
   */
  private static final int MAX_CONCURRENT_ROWS = 60_000;

  /**
   * The maximum number of rows of a portion if few rows are left. The number is small, because
   * reports wait until running portions end.
   */
  private static final int SMALL_PORTION_ROWS = 5_000;

  /**
   * The size of a portion is the number of remaining rows divided by this number, from {@link
   * #SMALL_PORTION_ROWS} to {@link #MAX_PORTION_ROWS}.
   */
  private static final int LEFT_ROWS_DIVISOR = 4;

  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final FingerprintFold fingerprints;
  private final PeopleFold people;
  private final FoldRulesGuard guard;
  private final String rules;
  private final int maxPortionRows;

  @Inject
  PortionFold(
      FingerprintFold fingerprints,
      PeopleFold people,
      FoldRulesVersion rules,
      FoldPermits permits) {
    this(
        fingerprints,
        people,
        rules,
        Math.min(MAX_PORTION_ROWS, MAX_CONCURRENT_ROWS / permits.count()));
  }

  PortionFold(
      FingerprintFold fingerprints, PeopleFold people, FoldRulesVersion rules, int maxPortionRows) {
    this(fingerprints, people, new FoldRulesGuard(rules), maxPortionRows);
  }

  PortionFold(
      FingerprintFold fingerprints, PeopleFold people, FoldRulesGuard guard, int maxPortionRows) {
    this.maxPortionRows = maxPortionRows;
    this.fingerprints = fingerprints;
    this.people = people;
    this.guard = guard;
    this.rules = guard.rules();
  }

  /** Returns the version of the rules by which this process folds. */
  String rules() {
    return rules;
  }

  /** Returns the object that decides whether this process may fold again by its own rules. */
  FoldRulesGuard guard() {
    return guard;
  }

  /**
   * Folds the next portion of the shards that are the furthest behind {@code target}. Other
   * transactions can fold other shards at the same time.
   *
   * @param target the row number up to which the shards have to be folded
   * @param maxShards the maximum number of shards. A low number is slow, because rows of other
   *     shards are read and skipped
   * @param lockTimeout the maximum time to wait for each lock
   * @return whether a shard was behind
   * @throws UnavailableException if the data was folded by other rules
   */
  boolean foldBehind(Connection connection, long target, int maxShards, Duration lockTimeout)
      throws SQLException {
    FoldState.configure(connection, lockTimeout);
    var shards = FoldShardTable.lockBehind(connection, target, maxShards);
    checkRules(connection);
    if (shards.isEmpty()) {
      return false;
    }
    fold(connection, shards.keySet(), slowest(shards), target);
    return true;
  }

  /**
   * Folds the next portion of the shards that are the furthest behind. Blocks other folds until the
   * end of the transaction. First deletes the data if it was folded by other rules.
   *
   * @param lockTimeout the maximum time to wait for each lock
   * @return whether more rows may be left
   * @throws UnavailableException if this process may not replace the other rules, or another
   *     process begins to fold everything again
   */
  boolean foldAll(Connection connection, Duration lockTimeout) throws SQLException {
    FoldState.configure(connection, lockTimeout);
    var shards = FoldShardTable.lockAll(connection);
    if (!FoldState.share(connection).rules().equals(rules)) {
      startAnew(connection, shards.size());
      shards = FoldShardTable.lockAll(connection);
    }
    if (shards.size() != FoldShardTable.COUNT) {
      throw restartedElsewhereError();
    }
    return foldSlowest(connection, shards) < FoldLag.of(connection).highest();
  }

  private long foldSlowest(Connection connection, Map<Integer, Long> shards) throws SQLException {
    var folded = slowest(shards);
    var next = shards.values().stream().filter(other -> other > folded).min(Long::compare);
    var until = next.isPresent() ? next.get() : FoldLag.of(connection).highest();
    var behind =
        shards.entrySet().stream()
            .filter(shard -> shard.getValue() == folded)
            .map(Map.Entry::getKey)
            .toList();
    return fold(connection, behind, folded, until);
  }

  private static long slowest(Map<Integer, Long> shards) {
    return shards.values().stream().mapToLong(Long::longValue).min().orElseThrow();
  }

  /** Folds a portion of some shards. Returns the number up to which the shards are folded then. */
  private long fold(Connection connection, Collection<Integer> shards, long folded, long highest)
      throws SQLException {
    if (highest <= folded) {
      return folded;
    }
    var size = Math.min(maxPortionRows, sizeFor(highest - folded));
    var rows = FoldPortion.read(connection, shards, folded, highest, size);
    var sums = new SharedSumWriter(connection, rules);
    fingerprints.add(sums, rows);
    people.fold(sums, rows);
    sums.lock();
    sums.write();
    FoldShardTable.set(connection, shards, rows.until());
    FoldState.advance(connection);
    return rows.until();
  }

  /** Returns the maximum number of rows of a portion if {@code left} rows are left. */
  static int sizeFor(long left) {
    return (int) Math.clamp(left / LEFT_ROWS_DIVISOR, SMALL_PORTION_ROWS, MAX_PORTION_ROWS);
  }

  private void checkRules(Connection connection) throws SQLException {
    if (!FoldState.share(connection).rules().equals(rules)) {
      throw differentRulesError();
    }
  }

  static UnavailableException differentRulesError() {
    return new UnavailableException(
        "Another process counts page views by different rules, because the two processes have"
            + " different versions or settings. Retry shortly.",
        RETRY_AFTER,
        null);
  }

  private static UnavailableException restartedElsewhereError() {
    return new UnavailableException(
        "Another process has just begun to count page views again. Retry shortly.",
        RETRY_AFTER,
        null);
  }

  private void startAnew(Connection connection, int lockedShards) throws SQLException {
    var state = FoldState.lock(connection);
    if (!guard.mayReplace(state)) {
      throw differentRulesError();
    }
    if (FoldShardTable.count(connection) != lockedShards) {
      throw restartedElsewhereError();
    }
    if (state.rules().isEmpty()) {
      LOG.info("The rules of analytics are {}", rules);
    } else {
      LOG.info(
          "The rules of analytics are now {} and were {}. All page views and events are folded"
              + " again",
          rules,
          state.rules());
    }
    FoldState.startAnew(connection, rules);
  }
}
