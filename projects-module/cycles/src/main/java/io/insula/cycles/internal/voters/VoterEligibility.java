package io.insula.cycles.internal.voters;

import io.insula.api.UnavailableException;
import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Checks who may vote in a cycle. */
@Singleton
public class VoterEligibility {
  private final Jdbi jdbi;
  private final BallotKey key;
  private final OptionalAccounts accounts;

  VoterEligibility(Jdbi jdbi, BallotKey key, OptionalAccounts accounts) {
    this.jdbi = jdbi;
    this.key = key;
    this.accounts = accounts;
  }

  /**
   * Returns the number of enabled accounts; null if this process has no access to accounts.
   *
   * @throws UnavailableException if the number cannot be read at the moment
   */
  @Nullable Long accountCount() {
    return accounts.count();
  }

  /**
   * Returns the number of enabled accounts; null if this process has no access to accounts, or
   * cannot read their number at the moment.
   */
  @Nullable Long accountCountOrNull() {
    try {
      return accounts.count();
    } catch (UnavailableException e) {
      return null;
    }
  }

  /** Whether a user is on the roster of a cycle. */
  public boolean isOnRoster(long cycleId, String username) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT EXISTS (SELECT FROM cycles.roster_entry WHERE cycle_id = :cycle AND "
                        + VoterNames.IS_ENTRY_OF_NAME
                        + ")")
                .bind("cycle", cycleId)
                .bind("name", username)
                .mapTo(Boolean.class)
                .one());
  }

  /** Whether a code belongs to a cycle. */
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
