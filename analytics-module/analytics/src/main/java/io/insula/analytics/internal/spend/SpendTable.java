package io.insula.analytics.internal.spend;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Stores and lists spend. */
@Singleton
final class SpendTable {
  private static final String PUT =
      """
      INSERT INTO analytics.spend (source, campaign, day, amount, currency)
      VALUES (:source, :campaign, :day, :amount, :currency)
      ON CONFLICT (day, source, campaign)
        DO UPDATE SET amount = excluded.amount, currency = excluded.currency
      """;

  // A cursor contains a digest, because long names do not fit. The row of a cursor always exists,
  // because rows are never deleted.
  private static final String FIND =
      """
      WITH keyed AS (
        SELECT *, encode(sha256(convert_to(source || E'\\x01' || campaign, 'UTF8')), 'hex') AS digest
        FROM analytics.spend)
      SELECT source, nullif(campaign, ''), day, amount, currency, digest FROM keyed
      WHERE (:from::date IS NULL OR day >= :from) AND (:to::date IS NULL OR day <= :to)
        AND (:afterDay::date IS NULL OR day < :afterDay
          OR day = :afterDay AND (source, campaign) >
            (SELECT k.source, k.campaign FROM keyed k
             WHERE k.day = :afterDay AND k.digest = :afterDigest))
      ORDER BY day DESC, source, campaign
      LIMIT :limit
      """;

  private final Jdbi jdbi;

  SpendTable(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The spend on one source or campaign on one day. */
  record Row(
      String source, @Nullable String campaign, LocalDate day, BigDecimal amount, String currency) {
    Row withSource(String other) {
      return new Row(other, campaign, day, amount, currency);
    }
  }

  /**
   * The position of a row in the list.
   *
   * @param digest the digest of the row's source and campaign
   */
  record Place(LocalDate day, String digest) {
    static Place parse(String text) {
      var space = text.indexOf(' ');
      return new Place(LocalDate.parse(text.substring(0, space)), text.substring(space + 1));
    }

    String text() {
      return day + " " + digest;
    }
  }

  /** A row and its position. */
  record PositionedSpend(Row row, Place place) {}

  /** Stores spend, and replaces the stored spend for the same source, campaign and day. */
  void put(Row row) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(PUT)
                .bind("source", row.source())
                .bind("campaign", Objects.requireNonNullElse(row.campaign(), ""))
                .bind("day", row.day())
                .bind("amount", row.amount())
                .bind("currency", row.currency())
                .execute());
  }

  /**
   * Lists spend, newest days first.
   *
   * @param after the list begins after this position; null for the beginning
   */
  List<PositionedSpend> find(
      @Nullable LocalDate from, @Nullable LocalDate to, @Nullable Place after, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(FIND)
                .bind("from", from)
                .bind("to", to)
                .bind("afterDay", after == null ? null : after.day())
                .bind("afterDigest", after == null ? null : after.digest())
                .bind("limit", limit)
                .map((row, _) -> placed(row))
                .list());
  }

  private static PositionedSpend placed(ResultSet row) throws SQLException {
    var day = row.getObject(3, LocalDate.class);
    return new PositionedSpend(
        new Row(row.getString(1), row.getString(2), day, row.getBigDecimal(4), row.getString(5)),
        new Place(day, row.getString(6)));
  }
}
