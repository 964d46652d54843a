package io.insula.cycles.internal.voters;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;

/** Finds out who may vote in a cycle. */
@Singleton
public class Voters {
  private final Jdbi jdbi;
  private final BallotKey key;

  Voters(Jdbi jdbi, BallotKey key) {
    this.jdbi = jdbi;
    this.key = key;
  }

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
                .bind("name", username)
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
