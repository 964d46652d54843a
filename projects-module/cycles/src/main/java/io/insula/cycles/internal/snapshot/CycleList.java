package io.insula.cycles.internal.snapshot;

import io.insula.api.PageRequest;
import io.insula.cycles.Cycle;
import io.insula.cycles.CycleFilter;
import io.insula.cycles.internal.cycle.CycleLabels;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The SQL that lists cycles for other apps. */
@Singleton
class CycleList {
  /** What a file says of where the vote was stands in its META; it was closed before it came. */
  private static final String SELECT =
      """
      SELECT id, name, phase, is_public, created_at, budget, ballot_type, ballots,
        coalesce(cycle.currency, meta.currency) AS currency,
        coalesce(cycle.unit, meta.unit) AS unit,
        coalesce(cycle.subunit, meta.subunit) AS subunit,
        CASE WHEN phase = 'closed' THEN coalesce(
          (SELECT max(changed_at) FROM cycles.phase_change WHERE cycle_id = cycle.id),
          created_at) END AS closed_at
      FROM cycles.cycle CROSS JOIN LATERAL (
        SELECT
          max(value) FILTER (WHERE lower(key) = 'currency') AS currency,
          max(value) FILTER (WHERE lower(key) = 'unit') AS unit,
          max(value) FILTER (WHERE lower(key) = 'subunit') AS subunit
        FROM unnest(meta_keys, meta_values) AS entry (key, value) WHERE value <> ''
      ) AS meta
      """;

  private final Jdbi jdbi;

  CycleList(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The cycles of a page, newest first, and one more if there is a next page. */
  List<Cycle> list(CycleFilter filter, PageRequest page) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    SELECT
                        + """
                        WHERE id < :before AND NOT (:activeOnly AND phase = 'closed')
                        ORDER BY id DESC LIMIT :rows
                        """)
                .bind("before", Objects.requireNonNullElse(page.before(), Long.MAX_VALUE))
                .bind("activeOnly", filter.activeOnly())
                .bind("rows", page.limit() + 1)
                .map(CycleList::cycle)
                .list());
  }

  Optional<Cycle> find(long cycleId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + "WHERE id = :id")
                .bind("id", cycleId)
                .map(CycleList::cycle)
                .findOne());
  }

  private static Cycle cycle(ResultSet row, StatementContext context) throws SQLException {
    return new Cycle(
        row.getLong("id"),
        row.getString("name"),
        row.getString("currency"),
        row.getString("unit"),
        row.getString("subunit"),
        row.getBigDecimal("budget"),
        row.getString("ballot_type"),
        CycleLabels.phase(row.getString("phase")),
        row.getBoolean("is_public"),
        row.getTimestamp("created_at").toInstant(),
        time(row, "closed_at"),
        row.getLong("ballots"));
  }

  private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    var time = row.getTimestamp(column);
    return time == null ? null : time.toInstant();
  }
}
