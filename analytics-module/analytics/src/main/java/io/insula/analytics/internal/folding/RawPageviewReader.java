package io.insula.analytics.internal.folding;

import io.insula.analytics.internal.journeys.PageView;
import io.insula.analytics.internal.journeys.PageviewConsumer;
import io.insula.analytics.internal.journeys.RowPosition;
import io.insula.kernel.database.StatementParameters;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Reads page views as they were sent. */
public final class RawPageviewReader {
  /** The columns of a page view, for {@link #forEachPageview}. */
  static final String PAGEVIEW = "p.number, p.at, p.fingerprint, p.user_id, p.url, p.referrer_url";

  private static final String AFTER =
      "SELECT "
          + PAGEVIEW
          + """
           FROM analytics.pageview p
          WHERE p.fingerprint = ? AND p.number <= ? AND (p.at, p.number) > (?, ?)
          ORDER BY p.at, p.number LIMIT ?
          """;

  /**
   * Selects row numbers with the index only. The inner {@code ORDER BY} makes PostgreSQL search one
   * fingerprint after another. Otherwise PostgreSQL might read all rows of the period.
   */
  private static final String NUMBERS_BETWEEN =
      """
      SELECT p.number FROM unnest(?::text[]) AS f (fingerprint),
        LATERAL (
          SELECT s.at, s.number FROM analytics.pageview s
          WHERE s.fingerprint = f.fingerprint AND (s.at, s.number) > (?, ?)
            AND (s.at, s.number) <= (?, ?) AND s.number <= ?
          ORDER BY s.at, s.number) p
      ORDER BY p.at, p.number
      """;

  private static final String OF_NUMBERS =
      "SELECT "
          + PAGEVIEW
          + " FROM analytics.pageview p WHERE p.number = ANY (?) ORDER BY p.at, p.number";

  /**
   * The number of rows that are fetched at a time. These rows take at most 16 MiB, because a row
   * has at most two addresses of 8 KiB.
   */
  static final int FETCH = 1_000;

  /** The maximum total length of the addresses in one list of page views, in characters. */
  private static final int MAX_LENGTH = 16 << 20;

  private RawPageviewReader() {}

  /**
   * The page views that were read up to a limit.
   *
   * @param isWhole whether the list has all requested page views; false if the limit was reached
   */
  record PageViews(List<PageView> rows, boolean isWhole) {}

  /**
   * Reads the page views of some shards in the order of their numbers.
   *
   * @param number the number before the first page view, exclusive
   * @param highest the highest number of a page view, inclusive
   * @param limit the maximum number of page views; long addresses mean fewer page views
   */
  static PageViews pageviewsBetween(
      Connection connection, Collection<Integer> shards, long number, long highest, int limit)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "SELECT "
                + PAGEVIEW
                + " FROM analytics.pageview p WHERE p.number > ? AND p.number <= ?"
                + RawRowQueries.inShards(shards, "p.fingerprint")
                + " ORDER BY p.number LIMIT ?")) {
      var arguments = new StatementParameters(statement);
      arguments.add(number);
      arguments.add(highest);
      RawRowQueries.addShards(arguments, shards);
      arguments.add(limit);
      statement.setFetchSize(FETCH);
      var found = new ArrayList<PageView>();
      var length = 0;
      try (var rows = statement.executeQuery()) {
        while (length < MAX_LENGTH && rows.next()) {
          var pageview = pageview(rows);
          found.add(pageview);
          length += lengthOf(pageview);
        }
      }
      return new PageViews(found, length < MAX_LENGTH && found.size() < limit);
    }
  }

  /**
   * Reads the next page views of a fingerprint after a position.
   *
   * @param until the highest number of a page view that is read
   */
  static List<PageView> pageviewsAfter(
      Connection connection, String fingerprint, RowPosition position, long until, int limit)
      throws SQLException {
    try (var statement = connection.prepareStatement(AFTER)) {
      var arguments = new StatementParameters(statement);
      arguments.add(fingerprint);
      arguments.add(until);
      arguments.add(position.at());
      arguments.add(position.number());
      arguments.add(limit);
      var found = new ArrayList<PageView>();
      forEachPageview(statement, found::add);
      return found;
    }
  }

  /**
   * Returns the row numbers of the page views of some fingerprints, ordered by position.
   *
   * @param after the position before the first page view
   * @param end the position of the last page view
   * @param until the highest row number
   */
  public static List<Long> numbersBetween(
      Connection connection,
      Collection<String> fingerprints,
      RowPosition after,
      RowPosition end,
      long until)
      throws SQLException {
    try (var statement = connection.prepareStatement(NUMBERS_BETWEEN)) {
      var arguments = new StatementParameters(statement);
      arguments.add("text", fingerprints);
      arguments.add(after.at());
      arguments.add(after.number());
      arguments.add(end.at());
      arguments.add(end.number());
      arguments.add(until);
      var found = new ArrayList<Long>();
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getLong(1));
        }
      }
      return found;
    }
  }

  /** Reads page views by their row numbers, in the order of their positions. */
  public static List<PageView> pageviewsOf(Connection connection, Collection<Long> numbers)
      throws SQLException {
    try (var statement = connection.prepareStatement(OF_NUMBERS)) {
      new StatementParameters(statement).add("int8", numbers);
      var found = new ArrayList<PageView>();
      forEachPageview(statement, found::add);
      return found;
    }
  }

  private static int lengthOf(PageView pageview) {
    var referrerUrl = pageview.referrerUrl();
    return pageview.url().length() + (referrerUrl == null ? 0 : referrerUrl.length());
  }

  /** Reads all page views of some fingerprints, ordered by fingerprint and position. */
  public static void forEachPageview(
      Connection connection, Collection<String> fingerprints, PageviewConsumer consumer)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "SELECT "
                + PAGEVIEW
                + " FROM analytics.pageview p WHERE p.fingerprint = ANY (?)"
                + " ORDER BY p.fingerprint, p.at, p.number")) {
      new StatementParameters(statement).add("text", fingerprints);
      forEachPageview(statement, consumer);
    }
  }

  /**
   * Reads the page views of a query, with at most {@value #FETCH} rows in memory. Needs a
   * transaction.
   */
  static void forEachPageview(PreparedStatement query, PageviewConsumer consumer)
      throws SQLException {
    // A bot can have more page views than fit in memory.
    query.setFetchSize(FETCH);
    try (var rows = query.executeQuery()) {
      while (rows.next()) {
        consumer.take(pageview(rows));
      }
    }
  }

  static PageView pageview(ResultSet rows) throws SQLException {
    return new PageView(
        RawRowQueries.place(rows),
        RawRowQueries.text(rows, 3),
        rows.getString(4),
        RawRowQueries.text(rows, 5),
        rows.getString(6));
  }
}
