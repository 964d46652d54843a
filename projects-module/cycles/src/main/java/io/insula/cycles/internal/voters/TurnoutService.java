package io.insula.cycles.internal.voters;

import io.insula.cycles.CycleTurnout;
import io.insula.cycles.internal.cycle.StoredCycle;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Counts the people who may vote and the people who voted. While a vote is open, the server reveals
 * only these two numbers about the vote.
 */
@Singleton
public class TurnoutService {
  private final Jdbi jdbi;
  private final VoterEligibility voters;

  TurnoutService(Jdbi jdbi, VoterEligibility voters) {
    this.jdbi = jdbi;
    this.voters = voters;
  }

  /**
   * Returns the turnout of a cycle. If all accounts may vote and their number cannot be read, the
   * number of eligible people is null.
   *
   * @return null before voting opens, and for an imported cycle
   */
  public @Nullable CycleTurnout turnoutBestEffort(StoredCycle cycle) {
    return cycle.hasTurnout() ? turnoutBestEffort(List.of(cycle.id())).get(cycle.id()) : null;
  }

  /**
   * Returns the turnouts of several cycles, by cycle. A turnout means nothing before voting opens,
   * or for an imported cycle.
   *
   * @throws io.insula.api.UnavailableException if all accounts may vote and their number cannot be
   *     read
   */
  public Map<Long, CycleTurnout> of(Collection<Long> cycleIds) {
    return turnouts(cycleIds, voters::accountCount);
  }

  /**
   * Returns the turnouts of several cycles, by cycle. If all accounts may vote and their number
   * cannot be read, the number of eligible people is null.
   */
  public Map<Long, CycleTurnout> turnoutBestEffort(Collection<Long> cycleIds) {
    return turnouts(cycleIds, voters::accountCountOrNull);
  }

  private Map<Long, CycleTurnout> turnouts(
      Collection<Long> cycleIds, Supplier<@Nullable Long> countOfAccounts) {
    if (cycleIds.isEmpty()) {
      return Map.of();
    }
    var counts = counts(cycleIds);
    @Nullable Long accounts =
        counts.stream().anyMatch(Counts::needsAccounts) ? countOfAccounts.get() : Long.valueOf(0);
    return counts.stream()
        .collect(Collectors.toMap(Counts::cycleId, each -> each.turnout(accounts)));
  }

  private List<Counts> counts(Collection<Long> cycleIds) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT cycle.id, result.id IS NOT NULL AS is_counted, result.eligible,
                      cycle.electorate = 'accounts' AS everybody,
                      CASE WHEN result.eligible IS NULL THEN
                        (SELECT count(*) FROM cycles.voting_code WHERE cycle_id = cycle.id)
                        + CASE cycle.electorate WHEN 'roster' THEN
                          (SELECT count(*) FROM cycles.roster_entry WHERE cycle_id = cycle.id)
                          ELSE 0 END
                        ELSE 0 END AS counted,
                      CASE WHEN result.id IS NULL THEN
                        (SELECT count(*) FROM cycles.cast_ballot
                          WHERE cycle_id = cycle.id AND proposals IS NOT NULL)
                        + (SELECT count(*) FROM cycles.paper_ballot WHERE cycle_id = cycle.id)
                        ELSE cycle.ballots END AS voted
                    FROM cycles.cycle LEFT JOIN cycles.result
                      ON result.cycle_id = cycle.id AND result.discarded_at IS NULL
                    WHERE cycle.id = ANY (:cycles)
                    """)
                .bindArray("cycles", Long.class, List.copyOf(cycleIds))
                .map(
                    (row, _) ->
                        new Counts(
                            row.getLong("id"),
                            row.getBoolean("is_counted"),
                            row.getObject("eligible", Long.class),
                            row.getBoolean("everybody"),
                            row.getLong("counted"),
                            row.getLong("voted")))
                .list());
  }

  /**
   * @param isCounted whether the vote is counted
   * @param storedEligible how many people could vote when the vote was counted; null before the
   *     count, or if the number was unknown at the count
   * @param isOpenToAllAccounts whether all accounts may vote
   * @param rosterAndCodes the number of codes, plus the roster unless {@code isOpenToAllAccounts};
   *     0 if {@code storedEligible} is not null
   */
  private record Counts(
      long cycleId,
      boolean isCounted,
      @Nullable Long storedEligible,
      boolean isOpenToAllAccounts,
      long rosterAndCodes,
      long voted) {
    boolean needsAccounts() {
      return isOpenToAllAccounts && !isCounted;
    }

    CycleTurnout turnout(@Nullable Long accounts) {
      return new CycleTurnout(storedEligible == null ? eligible(accounts) : storedEligible, voted);
    }

    private @Nullable Long eligible(@Nullable Long accounts) {
      if (!isOpenToAllAccounts) {
        return rosterAndCodes;
      }
      return isCounted || accounts == null ? null : rosterAndCodes + accounts;
    }
  }

  /**
   * Returns how many people may vote in a cycle that is not counted yet; null if all accounts may
   * vote and this process has no access to accounts. Runs in the current transaction.
   *
   * @throws io.insula.api.UnavailableException if all accounts may vote and their number cannot be
   *     read
   */
  public @Nullable Long eligible(long cycleId) {
    return Objects.requireNonNull(of(List.of(cycleId)).get(cycleId)).eligible();
  }
}
