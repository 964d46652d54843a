package io.insula.analytics.internal.answers;

import io.insula.api.Decimals;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the conversions of a period. */
@Singleton
final class ConversionListQuery {
  private static final String FIND =
      """
      SELECT o.number, o.at, o.name, o.person, o.value, o.currency, o.seconds_to_convert,
        o.pageviews_before, o.pageviews_after, l.name AS source, l.campaign, c.channel
      FROM analytics.outcome o
        JOIN analytics.credit c ON c.number = o.number AND c.last_non_direct > 0
        JOIN analytics.label l ON l.id = c.campaign
      WHERE o.is_conversion AND o.at >= :from AND o.at < :until
        AND (:name::text IS NULL OR o.name = :name)
        AND (o.at, o.number) < (:beforeAt, :beforeNumber)
      ORDER BY o.at DESC, o.number DESC
      LIMIT :limit
      """;

  private final SnapshotReader snapshots;

  ConversionListQuery(SnapshotReader snapshots) {
    this.snapshots = snapshots;
  }

  /** A conversion and its position in the list. */
  record PositionedConversion(ConversionLine line, String position) {}

  /**
   * Returns the conversions, newest first.
   *
   * @param name only conversions with this name; null for all
   */
  List<PositionedConversion> find(
      ReportPeriod period, @Nullable String name, KeysetPosition before, int limit) {
    return snapshots.of(
        handle ->
            SqlInstants.bind(handle.createQuery(FIND), period)
                .bind("name", name)
                .bind("beforeAt", SqlInstants.sql(before.at()))
                .bind("beforeNumber", before.number())
                .bind("limit", limit)
                .map((row, _) -> placed(row))
                .list());
  }

  private static PositionedConversion placed(ResultSet row) throws SQLException {
    var at = row.getObject("at", OffsetDateTime.class).toInstant();
    var person = row.getString("person");
    var isUser = person.startsWith("u:");
    var id = person.substring(2);
    var value = row.getBigDecimal("value");
    var line =
        new ConversionLine(
            row.getString("name"),
            at,
            isUser ? id : null,
            isUser ? null : id,
            row.getString("source"),
            row.getString("campaign"),
            row.getString("channel"),
            value == null ? null : Decimals.plain(value),
            row.getString("currency"),
            row.getObject("seconds_to_convert", Long.class),
            row.getInt("pageviews_before"),
            row.getInt("pageviews_after"));
    return new PositionedConversion(line, new KeysetPosition(at, row.getLong("number")).text());
  }
}
