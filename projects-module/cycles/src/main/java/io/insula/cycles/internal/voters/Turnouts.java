package io.insula.cycles.internal.voters;

import io.insula.cycles.CyclePhase;
import io.insula.cycles.internal.cycle.StoredCycle;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Counts those who may vote and those who did, which is all that may be known of an open vote. */
@Singleton
public class Turnouts {
  private final Jdbi jdbi;
  private final Voters voters;

  Turnouts(Jdbi jdbi, Voters voters) {
    this.jdbi = jdbi;
    this.voters = voters;
  }

  /**
   * The turnout of a cycle.
   *
   * @return null before its voting opened, and for an imported one
   * @throws io.insula.api.UnavailableException if the accounts cannot be counted right now
   */
  public @Nullable Turnout of(StoredCycle cycle) {
    if (cycle.isImported() || cycle.phase().isBefore(CyclePhase.VOTING)) {
      return null;
    }
    var eligible = kept(cycle.id()).orElseGet(() -> voters.eligible(cycle.id()));
    return new Turnout(eligible, voted(cycle.id()));
  }

  /** Keeps with the result of a cycle how many may vote now; in the transaction that runs. */
  public long keepEligible(long cycleId) {
    var eligible = voters.eligible(cycleId);
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE cycles.result SET eligible = :eligible
                    WHERE cycle_id = :cycle AND discarded_at IS NULL
                    """)
                .bind("eligible", eligible)
                .bind("cycle", cycleId)
                .execute());
    return eligible;
  }

  private Optional<Long> kept(long cycleId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT eligible FROM cycles.result
                    WHERE cycle_id = :cycle AND discarded_at IS NULL AND eligible IS NOT NULL
                    """)
                .bind("cycle", cycleId)
                .mapTo(Long.class)
                .findOne());
  }

  private long voted(long cycleId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT (SELECT count(*) FROM cycles.cast_ballot
                        WHERE cycle_id = :cycle AND proposals IS NOT NULL)
                      + (SELECT count(*) FROM cycles.paper_ballot WHERE cycle_id = :cycle)
                    """)
                .bind("cycle", cycleId)
                .mapTo(Long.class)
                .one());
  }
}
