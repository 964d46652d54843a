package io.insula.analytics.internal.folding;

import io.insula.analytics.internal.journeys.SiteEvent;
import io.insula.api.TextRule;
import io.insula.kernel.database.StatementParameters;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Reads events as they were sent. Only the name is converted to its {@linkplain TextRule#normal
 * normal form}, because old rows may have another form.
 */
public final class RawEventReader {
  private static final String EVENT =
      "e.number, e.at, e.name, e.fingerprint, e.user_id, e.value, e.currency";

  private static final String EVENTS_OF_NAMES =
      """
      SELECT %s FROM analytics.event e
      WHERE e.fingerprint = ANY (?) AND e.name = ANY (?)
      UNION
      SELECT %s FROM analytics.event e
      WHERE e.user_id = ANY (?) AND e.name = ANY (?)
      """
          .formatted(EVENT, EVENT);

  private RawEventReader() {}

  /**
   * Reads the events of some shards in the order of their numbers.
   *
   * @param number the number before the first event, exclusive
   * @param highest the highest number of an event, inclusive
   * @param limit the maximum number of events
   */
  static List<SiteEvent> eventsBetween(
      Connection connection, Collection<Integer> shards, long number, long highest, int limit)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "SELECT "
                + EVENT
                + " FROM analytics.event e WHERE e.number > ? AND e.number <= ?"
                + RawRowQueries.inShards(shards, "coalesce(e.fingerprint, e.user_id)")
                + " ORDER BY e.number LIMIT ?")) {
      var arguments = new StatementParameters(statement);
      arguments.add(number);
      arguments.add(highest);
      RawRowQueries.addShards(arguments, shards);
      arguments.add(limit);
      return events(statement);
    }
  }

  /** Reads up to {@code limit} events from before a time, in any order. */
  static List<SiteEvent> eventsBefore(Connection connection, Instant before, int limit)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "SELECT " + EVENT + " FROM analytics.event e WHERE e.at < ? LIMIT ?")) {
      var arguments = new StatementParameters(statement);
      arguments.add(before);
      arguments.add(limit);
      return events(statement);
    }
  }

  /** Reads the events of some fingerprints or users, if the events have one of {@code names}. */
  static List<SiteEvent> eventsOf(
      Connection connection,
      Collection<String> fingerprints,
      Collection<String> users,
      Collection<String> names)
      throws SQLException {
    try (var statement = connection.prepareStatement(EVENTS_OF_NAMES)) {
      var arguments = new StatementParameters(statement);
      arguments.add("text", fingerprints);
      arguments.add("text", names);
      arguments.add("text", users);
      arguments.add("text", names);
      return events(statement);
    }
  }

  /** Reads all events of some fingerprints or users. */
  public static List<SiteEvent> eventsOf(
      Connection connection, Collection<String> fingerprints, Collection<String> users)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            SELECT %s FROM analytics.event e WHERE e.fingerprint = ANY (?)
            UNION
            SELECT %s FROM analytics.event e WHERE e.user_id = ANY (?)
            """
                .formatted(EVENT, EVENT))) {
      var arguments = new StatementParameters(statement);
      arguments.add("text", fingerprints);
      arguments.add("text", users);
      return events(statement);
    }
  }

  private static List<SiteEvent> events(PreparedStatement statement) throws SQLException {
    var found = new ArrayList<SiteEvent>();
    try (var rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(
            new SiteEvent(
                RawRowQueries.place(rows),
                TextRule.normal(RawRowQueries.text(rows, 3)),
                rows.getString(4),
                rows.getString(5),
                rows.getBigDecimal(6),
                rows.getString(7)));
      }
    }
    return found;
  }
}
