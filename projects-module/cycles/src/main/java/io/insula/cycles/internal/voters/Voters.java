package io.insula.cycles.internal.voters;

import io.insula.api.UnavailableException;
import io.insula.cycles.internal.cycle.Electorate;
import io.insula.kernel.security.accounts.AccountRules;
import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Finds out who may vote in a cycle. */
@Singleton
public class Voters {
  private final Jdbi jdbi;
  private final BallotKey key;
  private final KnownAccounts accounts;

  Voters(Jdbi jdbi, BallotKey key, KnownAccounts accounts) {
    this.jdbi = jdbi;
    this.key = key;
    this.accounts = accounts;
  }

  /**
   * How many may vote in a cycle: those on its roster, or where everybody with an account may vote,
   * all accounts; and its codes. Those on the roster who were erased since count. 0 for an imported
   * cycle, null if this process cannot count accounts.
   *
   * @throws io.insula.api.UnavailableException if the accounts cannot be counted right now
   */
  public @Nullable Long eligible(long cycleId) {
    var here =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT electorate,
                          (SELECT count(*) FROM cycles.voting_code WHERE cycle_id = id) AS codes,
                          CASE electorate WHEN 'roster'
                            THEN (SELECT count(*) FROM cycles.roster_entry WHERE cycle_id = cycle.id)
                            ELSE 0 END AS listed
                        FROM cycles.cycle WHERE id = :cycle
                        """)
                    .bind("cycle", cycleId)
                    .map(
                        (row, context) ->
                            new Eligible(
                                Electorate.ACCOUNTS.label().equals(row.getString("electorate")),
                                row.getLong("codes") + row.getLong("listed")))
                    .one());
    var everybody = here.everybody() ? accounts.count() : Long.valueOf(0);
    return everybody == null ? null : here.counted() + everybody;
  }

  /** How many accounts there are; null if this process cannot count them. */
  @Nullable Long accounts() {
    return accounts.count();
  }

  /** The same; null if they cannot be counted right now, too. */
  @Nullable Long knownAccounts() {
    try {
      return accounts.count();
    } catch (UnavailableException e) {
      return null;
    }
  }

  /**
   * @param everybody whether everybody with an account may vote
   * @param counted those who are counted in the tables of cycles
   */
  private record Eligible(boolean everybody, long counted) {}

  /**
   * Whether somebody is on the roster of a cycle.
   *
   * @param username in lower case
   */
  public boolean isOnRoster(long cycleId, String username) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT EXISTS (SELECT FROM cycles.roster_entry
                      WHERE cycle_id = :cycle AND username = :name)
                    """)
                .bind("cycle", cycleId)
                .bind("name", AccountRules.canonical(username))
                .mapTo(Boolean.class)
                .one());
  }

  /** Whether a code is one of a cycle. */
  public boolean isCode(long cycleId, String code) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT EXISTS (SELECT FROM cycles.voting_code
                      WHERE cycle_id = :cycle AND digest = :digest)
                    """)
                .bind("cycle", cycleId)
                .bind("digest", key.ofCode(cycleId, code))
                .mapTo(Boolean.class)
                .one());
  }
}
