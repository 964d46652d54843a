package io.insula.analytics.internal.answers;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jdbi.v3.core.statement.Query;

/** Compares instants, and binds them to queries. */
final class SqlInstants {
  private SqlInstants() {}

  static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** Converts an instant to the driver's type for {@code timestamptz}. */
  static OffsetDateTime sql(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  /** Binds {@code :from} and {@code :until}. */
  static Query bind(Query query, ReportPeriod period) {
    return query.bind("from", sql(period.from())).bind("until", sql(period.until()));
  }
}
