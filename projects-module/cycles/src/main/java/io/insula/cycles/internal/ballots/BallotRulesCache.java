package io.insula.cycles.internal.ballots;

import io.insula.cycles.internal.cycle.CycleTable;
import io.insula.cycles.internal.voters.BallotKey;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Caches cycles in voting, so that the check of a ballot need not read all proposals. A stale cycle
 * does no harm:
 *
 * <ul>
 *   <li>A ballot is stored only if the cycle still has the version of the check.
 *   <li>A refused ballot is checked again with the stored cycle.
 * </ul>
 */
@Singleton
class BallotRulesCache {
  /**
   * The maximum number of proposals of all cached cycles together. This number of proposals takes
   * about 20 MB.
   */
  private static final int MAX_PROPOSALS = 200_000;

  private final Jdbi jdbi;
  private final CycleTable cycles;
  private final BallotKey key;
  // The cached cycles, the least recently used first. Accessed only in blocks that are synchronized
  // on this map.
  private final Map<Long, BallotRules> byCycleId = new LinkedHashMap<>(16, 0.75f, true);
  private int proposals;

  BallotRulesCache(Jdbi jdbi, CycleTable cycles, BallotKey key) {
    this.jdbi = jdbi;
    this.cycles = cycles;
    this.key = key;
  }

  Optional<BallotRules> cached(long cycleId) {
    synchronized (byCycleId) {
      return Optional.ofNullable(byCycleId.get(cycleId));
    }
  }

  /** Whether the cycle in the database still has the same version as this cached cycle. */
  boolean isCurrent(BallotRules cycle) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT EXISTS (SELECT FROM cycles.cycle WHERE id = :id AND version ="
                        + " :version)")
                .bind("id", cycle.id())
                .bind("version", cycle.version())
                .mapTo(Boolean.class)
                .one());
  }

  /**
   * Reads a cycle from the database. Caches the cycle if it is in voting.
   *
   * @throws io.insula.cycles.CycleNotFoundException if no cycle has this id
   * @throws io.insula.api.UnavailableException if the cycle is in voting, and this server lacks the
   *     secret for the digests of its voters
   */
  BallotRules read(long cycleId) {
    var cycle = BallotRules.of(cycles.get(cycleId));
    if (cycle.isVoting()) {
      key.requireBound(cycleId);
      add(cycle);
    } else {
      invalidate(cycleId);
    }
    return cycle;
  }

  void invalidate(long cycleId) {
    synchronized (byCycleId) {
      var forgotten = byCycleId.remove(cycleId);
      proposals -= forgotten == null ? 0 : forgotten.byPosition().size();
    }
  }

  private void add(BallotRules cycle) {
    synchronized (byCycleId) {
      invalidate(cycle.id());
      byCycleId.put(cycle.id(), cycle);
      proposals += cycle.byPosition().size();
      while (proposals > MAX_PROPOSALS && byCycleId.size() > 1) {
        invalidate(byCycleId.keySet().iterator().next());
      }
    }
  }
}
