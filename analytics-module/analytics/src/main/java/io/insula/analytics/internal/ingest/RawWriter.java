package io.insula.analytics.internal.ingest;

import io.insula.kernel.base.time.EpochMicroseconds;
import io.insula.kernel.database.StatementParameters;
import io.insula.kernel.database.groupcommit.BatchWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes a group of requests with one call of {@code analytics.store_raw}. */
final class RawWriter implements BatchWriter<RequestRows, IngestResult> {
  private static final String STORE =
      "SELECT replayed, known_pageviews, known_events FROM analytics.store_raw("
          + "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private final Clock clock;

  RawWriter(Clock clock) {
    this.clock = clock;
  }

  @Override
  public List<IngestResult> write(Connection connection, List<RequestRows> group)
      throws SQLException {
    var pageviews = GroupCommitRows.of(group, PageviewRow.class);
    var events = GroupCommitRows.of(group, EventRow.class);
    var bots = GroupCommitRows.of(group, BotRow.class);
    try (var statement = connection.prepareStatement(STORE)) {
      var arguments = new StatementParameters(statement);
      arguments.add(EpochMicroseconds.of(clock.instant()));
      arguments.add("text", group, RequestRows::delivery);
      bindPageviews(arguments, pageviews);
      bindEvents(arguments, events);
      bindBots(arguments, bots);
      try (var answer = statement.executeQuery()) {
        answer.next();
        return resultsOf(answer, group, pageviews, events);
      }
    }
  }

  /**
   * Sets the parameters for the position of each row's request, and for the time of each row.
   * Returns the rows.
   */
  private static <R extends CheckedRow> List<R> bindPlaces(
      StatementParameters arguments, GroupCommitRows<R> of) throws SQLException {
    arguments.add("int4", of.requests());
    arguments.add("int8", of.rows(), row -> EpochMicroseconds.of(row.at()));
    return of.rows();
  }

  private static void bindPageviews(
      StatementParameters arguments, GroupCommitRows<PageviewRow> pageviews) throws SQLException {
    var rows = bindPlaces(arguments, pageviews);
    arguments.add("text", rows, PageviewRow::fingerprint);
    arguments.add("text", rows, PageviewRow::userId);
    arguments.add("uuid", rows, PageviewRow::id);
    arguments.add("text", rows, PageviewRow::url);
    arguments.add("text", rows, PageviewRow::referrerUrl);
  }

  private static void bindEvents(StatementParameters arguments, GroupCommitRows<EventRow> events)
      throws SQLException {
    var rows = bindPlaces(arguments, events);
    arguments.add("text", rows, EventRow::name);
    arguments.add("text", rows, EventRow::fingerprint);
    arguments.add("text", rows, EventRow::userId);
    arguments.add("uuid", rows, EventRow::id);
    arguments.add("numeric", rows, EventRow::value);
    arguments.add("text", rows, EventRow::currency);
  }

  private static void bindBots(StatementParameters arguments, GroupCommitRows<BotRow> bots)
      throws SQLException {
    var rows = bindPlaces(arguments, bots);
    arguments.add("text", rows, BotRow::kind);
    arguments.add("text", rows, BotRow::fingerprint);
    arguments.add("text", rows, BotRow::userId);
    arguments.add("text", rows, BotRow::userAgent);
    arguments.add("text", rows, BotRow::row);
  }

  private static List<IngestResult> resultsOf(
      ResultSet answer,
      List<RequestRows> group,
      GroupCommitRows<PageviewRow> pageviews,
      GroupCommitRows<EventRow> events)
      throws SQLException {
    var duplicates = new int[group.size()];
    for (int place : integers(answer, 2)) {
      duplicates[pageviews.requests().get(place - 1) - 1]++;
    }
    for (int place : integers(answer, 3)) {
      duplicates[events.requests().get(place - 1) - 1]++;
    }
    Set<Integer> replayed = new HashSet<>(Arrays.asList(integers(answer, 1)));
    var taken = new ArrayList<IngestResult>(group.size());
    for (int i = 0; i < group.size(); i++) {
      int rows = group.get(i).rows().size();
      int known = replayed.contains(i + 1) ? rows : duplicates[i];
      taken.add(IngestResult.of(rows - known, known));
    }
    return taken;
  }

  private static Integer[] integers(ResultSet answer, int column) throws SQLException {
    return (Integer[]) answer.getArray(column).getArray();
  }
}
