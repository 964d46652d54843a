package io.insula.cycles.internal.voters;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The SQL of rosters. All methods run in the current transaction. */
@Singleton
class RosterTable {
  private final Jdbi jdbi;

  RosterTable(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** An entry with its id. */
  record StoredEntry(long id, @Nullable String username, @Nullable String group) {}

  /** Returns the next entries of a roster, in their order. */
  List<StoredEntry> next(long cycleId, long after, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT id, username, group_name FROM cycles.roster_entry
                    WHERE cycle_id = :cycle AND id > :after ORDER BY id LIMIT :most
                    """)
                .bind("cycle", cycleId)
                .bind("after", after)
                .bind("most", limit)
                .map(
                    (row, context) ->
                        new StoredEntry(
                            row.getLong("id"),
                            row.getString("username"),
                            row.getString("group_name")))
                .list());
  }

  /**
   * Removes all entries that have a name, and returns them. Entries of erased people have no name
   * and stay.
   */
  List<RosterLine> clear(long cycleId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    DELETE FROM cycles.roster_entry
                    WHERE cycle_id = :cycle AND username IS NOT NULL
                    RETURNING username, group_name
                    """)
                .bind("cycle", cycleId)
                .map((row, context) -> new RosterLine(row.getString(1), row.getString(2)))
                .list());
  }

  /**
   * Returns the number of the last count of a vote, even if the count was discarded. Each count has
   * a higher number than the counts before it. The number is 0 if the vote was never counted.
   */
  long lastCountNumber(long cycleId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT coalesce(max(id), 0) FROM cycles.result WHERE cycle_id = :cycle")
                .bind("cycle", cycleId)
                .mapTo(Long.class)
                .one());
  }

  /** Returns how many of these names are not on the roster. */
  long countMissing(long cycleId, Collection<RosterLine> lines) {
    return countWithout(cycleId, lines, "username = name");
  }

  /** Counts the names that are not on the roster, or are on the roster in another group. */
  long countMissingOrRegrouped(long cycleId, Collection<RosterLine> lines) {
    return countWithout(
        cycleId, lines, "username = name AND group_name IS NOT DISTINCT FROM of_group");
  }

  private long countWithout(long cycleId, Collection<RosterLine> lines, String same) {
    return jdbi.withHandle(
        handle ->
            bind(
                    handle.createQuery(
                        """
                        SELECT count(*) FROM unnest(:names, :groups) AS line (name, of_group)
                        WHERE NOT EXISTS (SELECT FROM cycles.roster_entry
                          WHERE cycle_id = :cycle AND %s)
                        """
                            .formatted(same)),
                    cycleId,
                    lines)
                .mapTo(Long.class)
                .one());
  }

  private static Query bind(Query query, long cycleId, Collection<RosterLine> lines) {
    var names = new ArrayList<String>();
    var groups = new ArrayList<@Nullable String>();
    for (var line : lines) {
      names.add(line.username());
      groups.add(line.group());
    }
    return query
        .bind("cycle", cycleId)
        .bindArray("names", String.class, names)
        .bindArray("groups", String.class, groups);
  }

  /**
   * Adds the names that are not on the roster yet, in their order, and returns the ids of the new
   * entries.
   */
  List<Long> add(long cycleId, Collection<RosterLine> lines) {
    return jdbi.withHandle(
        handle ->
            bind(
                    handle.createQuery(
                        """
                        INSERT INTO cycles.roster_entry (cycle_id, username, group_name)
                        SELECT :cycle, name, of_group
                        FROM unnest(:names, :groups) WITH ORDINALITY AS line (name, of_group, place)
                        ORDER BY place
                        ON CONFLICT (cycle_id, username) DO NOTHING
                        RETURNING id
                        """),
                    cycleId,
                    lines)
                .mapTo(Long.class)
                .list());
  }

  /** Removes the entries with these ids. The entries of erased people stay. */
  int remove(Collection<Long> ids) {
    return jdbi.withHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    DELETE FROM cycles.roster_entry
                    WHERE id = ANY (:ids) AND username IS NOT NULL
                    """)
                .bindArray("ids", Long.class, List.copyOf(ids))
                .execute());
  }
}
