package io.insula.cycles.internal.voters;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/**
 * Finds out who of a roster has cast a ballot. Nobody can without the key, and what this says stays
 * in the process, but for numbers.
 */
@Singleton
class RosterCasters {
  private static final int PORTION = 5_000;

  private final Jdbi jdbi;
  private final BallotKey key;
  private final RosterTable roster;

  RosterCasters(Jdbi jdbi, BallotKey key, RosterTable roster) {
    this.jdbi = jdbi;
    this.key = key;
    this.roster = roster;
  }

  /** How many on the roster of a cycle have cast a ballot that they did not withdraw. */
  long count(long cycleId) {
    var casters = 0L;
    var portion = roster.next(cycleId, 0, PORTION);
    while (!portion.isEmpty()) {
      var names =
          portion.stream()
              .map(RosterTable.StoredEntry::username)
              .filter(Objects::nonNull)
              .map(String.class::cast)
              .toList();
      casters += among(cycleId, names).size();
      portion = roster.next(cycleId, portion.getLast().id(), PORTION);
    }
    return casters;
  }

  /** Those of some people who have cast a ballot that they did not withdraw. */
  Set<String> among(long cycleId, Collection<String> names) {
    var digests =
        names.stream().map(name -> HexFormat.of().formatHex(key.ofAccount(cycleId, name))).toList();
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT name FROM unnest(:names, :digests) AS person (name, digest)
                    JOIN cycles.cast_ballot ON cycle_id = :cycle
                      AND voter = decode(digest, 'hex') AND proposals IS NOT NULL
                    """)
                .bindArray("names", String.class, List.copyOf(names))
                .bindArray("digests", String.class, digests)
                .bind("cycle", cycleId)
                .mapTo(String.class)
                .set());
  }
}
