package io.insula.analytics.internal.folding;

import io.insula.analytics.internal.journeys.EventsAndOwners;
import io.insula.kernel.database.StatementParameters;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;

/** Reads the links from fingerprints to users. */
public final class FingerprintLinkReader {
  // A row is not needed if the previous row of its fingerprint has the same user.
  private static final String LINKS =
      """
      SELECT number, at, fingerprint, user_id FROM (
        SELECT number, at, fingerprint, user_id,
          lag(user_id) OVER (PARTITION BY fingerprint ORDER BY at, number) AS user_before
        FROM (
          SELECT number, at, fingerprint, user_id FROM analytics.pageview
          WHERE fingerprint = ANY (?) AND user_id IS NOT NULL
          UNION ALL
          SELECT number, at, fingerprint, user_id FROM analytics.event
          WHERE fingerprint = ANY (?) AND user_id IS NOT NULL) AS link) AS links
      WHERE user_before IS DISTINCT FROM user_id
      """;

  private FingerprintLinkReader() {}

  /** Reads the links from some fingerprints to users, and adds them to {@code into}. */
  public static void read(
      Connection connection, Collection<String> fingerprints, EventsAndOwners into)
      throws SQLException {
    try (var statement = connection.prepareStatement(LINKS)) {
      var arguments = new StatementParameters(statement);
      arguments.add("text", fingerprints);
      arguments.add("text", fingerprints);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          into.addLink(
              RawRowQueries.text(rows, 3), RawRowQueries.place(rows), RawRowQueries.text(rows, 4));
        }
      }
    }
  }
}
