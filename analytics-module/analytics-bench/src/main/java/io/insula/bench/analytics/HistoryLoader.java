package io.insula.bench.analytics;

import io.insula.bench.server.Database;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Writes the raw rows of a site into the tables of a server, by COPY. */
final class HistoryLoader {
  private static final int BATCH_ROWS = 50_000;

  private final Database database;

  HistoryLoader(Database database) {
    this.database = database;
  }

  /**
   * Writes all rows with ascending numbers, and updates the statistics of PostgreSQL.
   *
   * @return the number of rows
   */
  long load(Iterator<SiteRow> history) {
    long rows = 0;
    try (var connection = database.connect()) {
      connection.setAutoCommit(false);
      while (history.hasNext()) {
        var portion = new ArrayList<SiteRow>(BATCH_ROWS);
        while (portion.size() < BATCH_ROWS && history.hasNext()) {
          portion.add(history.next());
        }
        load(connection, portion);
        rows += portion.size();
      }
    } catch (SQLException | IOException e) {
      throw new IllegalStateException("the history could not be loaded", e);
    }
    database.execute("VACUUM ANALYZE analytics.pageview", "VACUUM ANALYZE analytics.event");
    return rows;
  }

  private static void load(Connection connection, List<SiteRow> portion)
      throws SQLException, IOException {
    long number = takeNumbers(connection, portion.size());
    var pageviews = new ByteArrayOutputStream(portion.size() * 200);
    var events = new ByteArrayOutputStream();
    for (var row : portion) {
      var target = row.event() == null ? pageviews : events;
      target.write(row.columns(number).getBytes(StandardCharsets.UTF_8));
      number++;
    }
    var manager = connection.unwrap(PGConnection.class).getCopyAPI();
    copy(manager, "analytics.pageview (" + SiteRow.PAGEVIEW_COLUMNS + ")", pageviews);
    copy(manager, "analytics.event (" + SiteRow.EVENT_COLUMNS + ")", events);
    connection.commit();
  }

  private static long takeNumbers(Connection connection, int amount) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("SELECT analytics.lock_raw_rows()");
      try (var row = statement.executeQuery("SELECT analytics.take_raw_numbers(" + amount + ")")) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static void copy(CopyManager manager, String table, ByteArrayOutputStream lines)
      throws SQLException {
    var bytes = lines.toByteArray();
    var copy = manager.copyIn("COPY " + table + " FROM STDIN");
    copy.writeToCopy(bytes, 0, bytes.length);
    copy.endCopy();
  }
}
