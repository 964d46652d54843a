package io.insula.cycles.internal.statistics;

import io.insula.cycles.BallotGroup;
import io.insula.cycles.BallotSize;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;

/** The SQL that counts ballots for the statistics. It returns only sums, never a single ballot. */
@Singleton
class BallotStatisticsQueries {
  /**
   * The attributes that define groups of voters. Other columns are ignored, because their values
   * could identify single voters.
   */
  private static final List<String> ATTRIBUTES =
      List.of("age", "district", "education", "neighborhood", "sex", "voting_method");

  private final Jdbi jdbi;

  BallotStatisticsQueries(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Returns how many ballots name no proposal, one proposal, two proposals and so on. */
  List<BallotSize> sizes(long cycleId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT cardinality(proposals) AS size, count(*) AS ballots
                    FROM cycles.ballot WHERE cycle_id = :cycle GROUP BY size ORDER BY size
                    """)
                .bind("cycle", cycleId)
                .map((row, _) -> new BallotSize(row.getInt("size"), row.getLong("ballots")))
                .list());
  }

  /**
   * Returns the groups of voters, sorted by the name of the attribute.
   *
   * @param columns the names of the voters' columns
   */
  List<BallotGroup> groups(long cycleId, List<String> columns) {
    return positions(columns).entrySet().stream()
        .flatMap(
            each ->
                BallotGroupMerger.mergeSmallGroups(each.getKey(), values(cycleId, each.getValue()))
                    .stream())
        .toList();
  }

  /**
   * Returns the columns that define groups: the position of the column, from 1, for each attribute.
   */
  private static SortedMap<String, Integer> positions(List<String> columns) {
    var positions = new TreeMap<String, Integer>();
    for (var i = 0; i < columns.size(); i++) {
      var name = columns.get(i).toLowerCase(Locale.ROOT);
      if (ATTRIBUTES.contains(name)) {
        positions.putIfAbsent(name, i + 1);
      }
    }
    return positions;
  }

  private List<AttributeCount> values(long cycleId, int position) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT coalesce(attributes[:position], '') AS value, count(*) AS ballots,
                      sum(cardinality(proposals)) AS named
                    FROM cycles.ballot WHERE cycle_id = :cycle GROUP BY value
                    """)
                .bind("cycle", cycleId)
                .bind("position", position)
                .map(
                    (row, _) ->
                        new AttributeCount(
                            row.getString("value"), row.getLong("ballots"), row.getLong("named")))
                .list());
  }

  /**
   * The ballots of voters with the same value of an attribute. {@link RosterTurnoutCounter} stores
   * the number of eligible voters in {@code named}.
   *
   * @param named how many proposals the ballots name
   */
  record AttributeCount(String value, long ballots, long named) {
    AttributeCount plus(AttributeCount other) {
      return new AttributeCount(value, ballots + other.ballots, named + other.named);
    }
  }
}
