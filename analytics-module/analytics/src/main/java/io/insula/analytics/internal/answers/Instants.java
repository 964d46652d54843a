package io.insula.analytics.internal.answers;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jdbi.v3.core.statement.Query;

/** Gives instants to queries. */
final class Instants {
  private Instants() {}

  /** As the driver takes it for a {@code timestamptz}. */
  static OffsetDateTime sql(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  /** Binds {@code :from} and {@code :until}. */
  static Query bind(Query query, Period period) {
    return query.bind("from", sql(period.from())).bind("until", sql(period.until()));
  }
}
