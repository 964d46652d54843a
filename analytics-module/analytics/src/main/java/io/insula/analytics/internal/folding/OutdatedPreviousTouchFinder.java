package io.insula.analytics.internal.folding;

import io.insula.analytics.internal.folding.Label.Kind;
import io.insula.analytics.internal.journeys.RowPosition;
import io.insula.kernel.database.StatementParameters;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds stored touches with an outdated link to the previous touch with the same label. */
final class OutdatedPreviousTouchFinder {
  private static final String NEXT =
      """
      SELECT t.fingerprint, t.at, t.number, t.pageviews, t.source, t.campaign, t.page,
        t.source_before, t.campaign_before, t.page_before
      FROM unnest(?::integer[]) AS l (label),
        LATERAL (
          SELECT * FROM analytics.touch n
          WHERE n.fingerprint = ? AND (n.at, n.number) >= (?, ?) AND n.%s = l.label
          ORDER BY n.at, n.number LIMIT 1) t
      """;

  private OutdatedPreviousTouchFinder() {}

  /**
   * The correction of a touch. The times of its previous touches are outdated.
   *
   * @param before the touch as it is stored
   * @param after the touch with the correct times
   */
  record Link(TouchRow before, TouchRow after) {
    private Link with(Kind kind, @Nullable Instant time) {
      var times = new EnumMap<Kind, Instant>(Kind.class);
      times.putAll(after.before());
      if (time == null) {
        times.remove(kind);
      } else {
        times.put(kind, time);
      }
      return new Link(
          before,
          new TouchRow(
              after.fingerprint(), after.place(), after.labels(), after.pageviews(), times));
    }
  }

  /**
   * Returns corrections for the first stored touch of each label.
   *
   * @param from the position at which the search begins
   * @param times for each label, the correct time of the previous touch; null without a previous
   *     touch
   */
  static Collection<Link> of(
      Connection connection,
      String fingerprint,
      RowPosition from,
      Map<Kind, Map<Integer, @Nullable Instant>> times)
      throws SQLException {
    var links = new LinkedHashMap<RowPosition, Link>();
    for (var kind : times.entrySet()) {
      var labels = kind.getValue();
      for (var touch : next(connection, fingerprint, from, kind.getKey(), labels.keySet())) {
        var time = labels.get(touch.labels().get(kind.getKey()));
        links.compute(
            touch.place(),
            (_, link) -> (link == null ? new Link(touch, touch) : link).with(kind.getKey(), time));
      }
    }
    return links.values();
  }

  private static List<TouchRow> next(
      Connection connection,
      String fingerprint,
      RowPosition from,
      Kind kind,
      Collection<Integer> labels)
      throws SQLException {
    try (var statement = connection.prepareStatement(NEXT.formatted(kind.column()))) {
      var arguments = new StatementParameters(statement);
      arguments.add("int4", labels);
      arguments.add(fingerprint);
      arguments.add(from.at());
      arguments.add(from.number());
      var found = new ArrayList<TouchRow>();
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(touch(rows));
        }
      }
      return found;
    }
  }

  private static TouchRow touch(ResultSet rows) throws SQLException {
    var labels = new EnumMap<Kind, Integer>(Kind.class);
    var before = new EnumMap<Kind, Instant>(Kind.class);
    for (var kind : Kind.values()) {
      labels.put(kind, rows.getInt(kind.column()));
      var time = rows.getObject(kind.column() + "_before", OffsetDateTime.class);
      if (time != null) {
        before.put(kind, time.toInstant());
      }
    }
    var place = new RowPosition(RawRowQueries.instant(rows, 2), rows.getLong(3));
    return new TouchRow(rows.getString(1), place, labels, rows.getInt(4), before);
  }
}
