package io.insula.analytics.internal.folding;

import io.insula.analytics.internal.journeys.Event;
import io.insula.analytics.internal.journeys.PageView;
import io.insula.analytics.internal.journeys.Place;
import io.insula.analytics.internal.journeys.RawRows;
import io.insula.kernel.database.Arguments;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Reads raw rows. */
public final class RawTable {
  /** The columns of a page view, for {@link #pageviews}. */
  static final String PAGEVIEW = "p.number, p.at, p.fingerprint, p.user_id, p.url, p.referrer_url";

  private static final String EVENT =
      "e.number, e.at, e.name, e.fingerprint, e.user_id, e.value, e.currency";

  private static final String EVENTS_OF_NAMES =
      """
      SELECT %s FROM analytics.event e
      WHERE e.fingerprint = ANY (?) AND (e.name = ANY (?) OR e.user_id IS NOT NULL)
      UNION
      SELECT %s FROM analytics.event e
      WHERE e.user_id = ANY (?) AND (e.name = ANY (?) OR e.fingerprint IS NOT NULL)
      """
          .formatted(EVENT, EVENT);

  private static final int FETCH = 5_000;

  private RawTable() {}

  /** The page views after a number, up to another, in the order of their numbers. */
  static List<PageView> pageviewsBetween(
      Connection connection, long number, long highest, int limit) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "SELECT "
                + PAGEVIEW
                + " FROM analytics.pageview p WHERE p.number > ? AND p.number <= ? ORDER BY"
                + " p.number LIMIT ?")) {
      var arguments = new Arguments(statement);
      arguments.add(number);
      arguments.add(highest);
      arguments.add(limit);
      return pageviews(statement);
    }
  }

  /** The events after a number, up to another, in the order of their numbers. */
  static List<Event> eventsBetween(Connection connection, long number, long highest, int limit)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "SELECT "
                + EVENT
                + " FROM analytics.event e WHERE e.number > ? AND e.number <= ? ORDER BY e.number"
                + " LIMIT ?")) {
      var arguments = new Arguments(statement);
      arguments.add(number);
      arguments.add(highest);
      arguments.add(limit);
      return events(statement);
    }
  }

  /** All page views of some fingerprints. */
  public static List<PageView> pageviewsOf(Connection connection, Collection<String> fingerprints)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "SELECT " + PAGEVIEW + " FROM analytics.pageview p WHERE p.fingerprint = ANY (?)")) {
      new Arguments(statement).add("text", fingerprints);
      return pageviews(statement);
    }
  }

  /** Adds all page views of some fingerprints. */
  public static void readPageviews(
      Connection connection, Collection<String> fingerprints, RawRows into) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "SELECT "
                + PAGEVIEW
                + " FROM analytics.pageview p WHERE p.fingerprint = ANY (?)"
                + " ORDER BY p.fingerprint, p.at, p.number")) {
      new Arguments(statement).add("text", fingerprints);
      // A robot may have more than there is memory for.
      statement.setFetchSize(FETCH);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          into.add(pageview(rows));
        }
      }
    }
  }

  /** Adds who was seen under some fingerprints. */
  static void readLinks(Connection connection, Collection<String> fingerprints, RawRows into)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "SELECT "
                + PAGEVIEW
                + " FROM analytics.pageview p WHERE p.fingerprint = ANY (?)"
                + " AND p.user_id IS NOT NULL")) {
      new Arguments(statement).add("text", fingerprints);
      pageviews(statement).forEach(into::addLink);
    }
  }

  /** The events of some names, of some fingerprints or users, and all that link two of them. */
  static List<Event> eventsOf(
      Connection connection,
      Collection<String> fingerprints,
      Collection<String> users,
      Collection<String> names)
      throws SQLException {
    try (var statement = connection.prepareStatement(EVENTS_OF_NAMES)) {
      var arguments = new Arguments(statement);
      arguments.add("text", fingerprints);
      arguments.add("text", names);
      arguments.add("text", users);
      arguments.add("text", names);
      return events(statement);
    }
  }

  /** All events of some fingerprints or users. */
  public static List<Event> eventsOf(
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
      var arguments = new Arguments(statement);
      arguments.add("text", fingerprints);
      arguments.add("text", users);
      return events(statement);
    }
  }

  /** The users who were seen under some fingerprints. */
  static Set<String> usersOf(Connection connection, Collection<String> fingerprints)
      throws SQLException {
    return texts(
        connection,
        """
        SELECT DISTINCT user_id FROM analytics.pageview
        WHERE fingerprint = ANY (?) AND user_id IS NOT NULL
        UNION
        SELECT user_id FROM analytics.event WHERE fingerprint = ANY (?) AND user_id IS NOT NULL
        """,
        fingerprints);
  }

  /** The fingerprints under which some users were seen. */
  public static Set<String> fingerprintsOf(Connection connection, Collection<String> users)
      throws SQLException {
    return texts(
        connection,
        """
        SELECT DISTINCT fingerprint FROM analytics.pageview WHERE user_id = ANY (?)
        UNION
        SELECT fingerprint FROM analytics.event
        WHERE user_id = ANY (?) AND fingerprint IS NOT NULL
        """,
        users);
  }

  private static Set<String> texts(Connection connection, String sql, Collection<String> wanted)
      throws SQLException {
    var found = new TreeSet<String>();
    if (wanted.isEmpty()) {
      return found;
    }
    try (var statement = connection.prepareStatement(sql)) {
      var arguments = new Arguments(statement);
      arguments.add("text", wanted);
      arguments.add("text", wanted);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getString(1));
        }
      }
    }
    return found;
  }

  /** Deletes rows by their numbers from tables that have them. */
  static void delete(Connection connection, List<String> tables, Collection<Long> numbers)
      throws SQLException {
    for (var table : tables) {
      try (var statement =
          connection.prepareStatement(
              "DELETE FROM analytics." + table + " WHERE number = ANY (?)")) {
        new Arguments(statement).add("int8", numbers);
        statement.executeUpdate();
      }
    }
  }

  static List<PageView> pageviews(PreparedStatement statement) throws SQLException {
    var found = new ArrayList<PageView>();
    try (var rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(pageview(rows));
      }
    }
    return found;
  }

  private static PageView pageview(ResultSet rows) throws SQLException {
    return new PageView(
        place(rows), text(rows, 3), rows.getString(4), text(rows, 5), rows.getString(6));
  }

  private static List<Event> events(PreparedStatement statement) throws SQLException {
    var found = new ArrayList<Event>();
    try (var rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(
            new Event(
                place(rows),
                text(rows, 3),
                rows.getString(4),
                rows.getString(5),
                rows.getBigDecimal(6),
                rows.getString(7)));
      }
    }
    return found;
  }

  private static Place place(ResultSet rows) throws SQLException {
    return new Place(instant(rows, 2), rows.getLong(1));
  }

  static Instant instant(ResultSet rows, int column) throws SQLException {
    return rows.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static String text(ResultSet rows, int column) throws SQLException {
    return Objects.requireNonNull(rows.getString(column));
  }
}
