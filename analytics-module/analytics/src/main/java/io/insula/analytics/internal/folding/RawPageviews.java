package io.insula.analytics.internal.folding;

import io.insula.analytics.internal.journeys.PageView;
import io.insula.analytics.internal.journeys.RawRows;
import io.insula.kernel.database.Arguments;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Reads page views, as they were sent. */
public final class RawPageviews {
  /** The columns of a page view, for {@link #forEachPageview}. */
  static final String PAGEVIEW = "p.number, p.at, p.fingerprint, p.user_id, p.url, p.referrer_url";

  /** Rows; at most some 16 MiB, since a row has two addresses at most. */
  private static final int FETCH = 1_000;

  /** Characters of addresses that are in memory at once. */
  private static final int MAX_LENGTH = 16 << 20;

  private RawPageviews() {}

  /** What is done with each page view. */
  @FunctionalInterface
  public interface PageViewTaker {
    void take(PageView pageview) throws SQLException;
  }

  /**
   * Some page views.
   *
   * @param isWhole whether none is left out
   */
  record PageViews(List<PageView> rows, boolean isWhole) {}

  /**
   * The page views after a number, up to another, in the order of their numbers.
   *
   * @param limit of how many; fewer are read where their texts are long
   */
  static PageViews pageviewsBetween(Connection connection, long number, long highest, int limit)
      throws SQLException {
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

  private static int lengthOf(PageView pageview) {
    var referrerUrl = pageview.referrerUrl();
    return pageview.url().length() + (referrerUrl == null ? 0 : referrerUrl.length());
  }

  /** All page views of some fingerprints, in the order of these and of their places. */
  public static void forEachPageview(
      Connection connection, Collection<String> fingerprints, PageViewTaker taker)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "SELECT "
                + PAGEVIEW
                + " FROM analytics.pageview p WHERE p.fingerprint = ANY (?)"
                + " ORDER BY p.fingerprint, p.at, p.number")) {
      new Arguments(statement).add("text", fingerprints);
      forEachPageview(statement, taker);
    }
  }

  /** The page views that a query finds, however many they are; in a transaction. */
  static void forEachPageview(PreparedStatement query, PageViewTaker taker) throws SQLException {
    // A robot may have more than there is memory for.
    query.setFetchSize(FETCH);
    try (var rows = query.executeQuery()) {
      while (rows.next()) {
        taker.take(pageview(rows));
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
      forEachPageview(statement, into::addLink);
    }
  }

  private static PageView pageview(ResultSet rows) throws SQLException {
    return new PageView(
        RawTable.place(rows),
        RawTable.text(rows, 3),
        rows.getString(4),
        RawTable.text(rows, 5),
        rows.getString(6));
  }
}
