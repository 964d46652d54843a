package io.insula.analytics.internal.answers;

import io.insula.analytics.internal.Decimals;
import io.insula.api.InputChecks;
import io.insula.api.Roles;
import io.insula.kernel.web.pages.PageQuery;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists conversions. */
@Tag(name = "analytics")
@Controller("/analytics/conversions")
@Secured({Roles.SERVICE, Roles.ADMIN})
final class ConversionsController {
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

  ConversionsController(SnapshotReader snapshots) {
    this.snapshots = snapshots;
  }

  /**
   * A conversion.
   *
   * @param userId null for a visitor whom nobody knows
   * @param fingerprint of such a visitor; null for a user
   * @param source of its last touch that was not direct
   */
  record Line(
      String name,
      Instant at,
      @Nullable String userId,
      @Nullable String fingerprint,
      String source,
      @Nullable String campaign,
      String channel,
      @Nullable BigDecimal value,
      @Nullable String currency,
      @Nullable Long secondsToConvert,
      int pageviewsBefore,
      int pageviewsAfter) {}

  /**
   * @param nextCursor the cursor of the next part; null at the end
   */
  record LineList(List<Line> conversions, @Nullable String nextCursor) {}

  /** A line and where it stands in the order. */
  private record Placed(Line line, String position) {}

  /**
   * The conversions of a period, newest first.
   *
   * @param from a day, or a time
   * @param to a day, which belongs to the period, or a time, which does not
   * @param name only those of this name
   */
  @Get
  LineList list(
      @QueryValue @Nullable String from,
      @QueryValue @Nullable String to,
      @QueryValue @Nullable String name,
      PageQuery page) {
    var checks = new InputChecks();
    var period = ReportPeriod.parse(checks, from, to, ZoneOffset.UTC);
    checks.done();
    var limit = page.limit();
    var position = KeysetPosition.of(page.position(), period);
    var found = find(period, name, position, limit + 1);
    var lines = found.stream().limit(limit).toList();
    return new LineList(
        lines.stream().map(Placed::line).toList(),
        found.size() > limit ? page.cursorAt(lines.getLast().position()) : null);
  }

  private List<Placed> find(
      ReportPeriod period, @Nullable String name, KeysetPosition before, int limit) {
    return snapshots.of(
        handle ->
            Instants.bind(handle.createQuery(FIND), period)
                .bind("name", name)
                .bind("beforeAt", Instants.sql(before.at()))
                .bind("beforeNumber", before.number())
                .bind("limit", limit)
                .map((row, _) -> placed(row))
                .list());
  }

  private static Placed placed(ResultSet row) throws SQLException {
    var at = row.getObject("at", OffsetDateTime.class).toInstant();
    var person = row.getString("person");
    var isUser = person.startsWith("u:");
    var id = person.substring(2);
    var value = row.getBigDecimal("value");
    var line =
        new Line(
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
    return new Placed(line, new KeysetPosition(at, row.getLong("number")).text());
  }
}
