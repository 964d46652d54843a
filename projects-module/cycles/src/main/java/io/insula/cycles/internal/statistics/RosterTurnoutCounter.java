package io.insula.cycles.internal.statistics;

import io.insula.cycles.BallotGroup;
import io.insula.cycles.internal.statistics.BallotStatisticsQueries.AttributeCount;
import io.insula.cycles.internal.voters.BallotKey;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Counts the eligible people and the voters in each group. Compares digests in memory, because the
 * database does not have the ballot key.
 */
@Singleton
class RosterTurnoutCounter {
  private static final String GROUP = "group";

  private final Jdbi jdbi;
  private final BallotKey key;

  RosterTurnoutCounter(Jdbi jdbi, BallotKey key) {
    this.jdbi = jdbi;
    this.key = key;
  }

  /**
   * An eligible voter.
   *
   * @param group empty if the voter has no group
   * @param digest the digest under which the voter's ballot is stored
   */
  private record Voter(String group, byte[] digest) {}

  /**
   * Returns the turnout of each group on the roster and among code holders; empty if no group has a
   * name.
   */
  List<BallotGroup> groups(long cycleId) {
    var counts = new HashMap<String, AttributeCount>();
    jdbi.useHandle(
        handle -> {
          if (!hasGroups(handle, cycleId)) {
            return;
          }
          var voted = voted(handle, cycleId);
          try (var people = people(handle, cycleId)) {
            people.forEach(voter -> add(counts, voter, voted));
          }
          try (var holders = codeHolders(handle, cycleId)) {
            holders.forEach(voter -> add(counts, voter, voted));
          }
        });
    return BallotGroupMerger.mergeSmallGroups(GROUP, List.copyOf(counts.values())).stream()
        .map(each -> new BallotGroup(GROUP, each.value(), each.named(), each.ballots(), null))
        .toList();
  }

  private static boolean hasGroups(Handle handle, long cycleId) {
    return handle
        .createQuery(
            """
            SELECT EXISTS (SELECT FROM cycles.roster_entry
                WHERE cycle_id = :cycle AND group_name <> '')
              OR EXISTS (SELECT FROM cycles.voting_code
                WHERE cycle_id = :cycle AND group_name <> '')
            """)
        .bind("cycle", cycleId)
        .mapTo(Boolean.class)
        .one();
  }

  private static void add(Map<String, AttributeCount> counts, Voter voter, Set<ByteBuffer> voted) {
    var ballots = voted.contains(ByteBuffer.wrap(voter.digest())) ? 1 : 0;
    counts.merge(
        voter.group(), new AttributeCount(voter.group(), ballots, 1), AttributeCount::plus);
  }

  private static Set<ByteBuffer> voted(Handle handle, long cycleId) {
    return new HashSet<>(
        handle
            .createQuery(
                """
                SELECT voter FROM cycles.cast_ballot
                WHERE cycle_id = :cycle AND proposals IS NOT NULL
                """)
            .bind("cycle", cycleId)
            .map((row, _) -> ByteBuffer.wrap(row.getBytes("voter")))
            .list());
  }

  /**
   * Reads the people on the roster. An erased person counts as eligible, but never as a voter. The
   * ballot cannot be found without the name.
   */
  private Stream<Voter> people(Handle handle, long cycleId) {
    return handle
        .createQuery(
            """
            SELECT coalesce(username, '') AS name, coalesce(group_name, '') AS group_name
            FROM cycles.roster_entry WHERE cycle_id = :cycle
            """)
        .bind("cycle", cycleId)
        .map(
            (row, _) ->
                new Voter(
                    row.getString("group_name"), key.ofAccount(cycleId, row.getString("name"))))
        .stream();
  }

  private Stream<Voter> codeHolders(Handle handle, long cycleId) {
    return handle
        .createQuery(
            """
            SELECT digest, coalesce(group_name, '') AS group_name
            FROM cycles.voting_code WHERE cycle_id = :cycle
            """)
        .bind("cycle", cycleId)
        .map(
            (row, _) ->
                new Voter(
                    row.getString("group_name"), key.ofCodeHolder(cycleId, row.getBytes("digest"))))
        .stream();
  }
}
