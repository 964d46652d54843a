package io.insula.cycles.internal.snapshot;

import io.insula.api.PageRequest;
import io.insula.cycles.Cycle;
import io.insula.cycles.CycleFilter;
import io.insula.cycles.CycleNotFoundException;
import io.insula.cycles.CycleTurnout;
import io.insula.cycles.internal.cycle.LabelParser;
import io.insula.cycles.internal.cycle.SqlArrays;
import io.insula.cycles.internal.voters.TurnoutService;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The SQL that lists cycles for other apps. */
@Singleton
class CycleListQuery {
  /**
   * The beginning of each query. Values that an imported cycle lacks come from the section META of
   * its file. An imported cycle was closed when it was imported.
   */
  private static final String SELECT =
      """
      SELECT id, name, phase, is_public, created_at, budget, ballot_type, ballots, version,
        electorate IS NOT NULL AND phase NOT IN ('planning', 'refinement') AS has_turnout,
        ARRAY(SELECT username FROM cycles.cycle_admin
          WHERE cycle_id = cycle.id ORDER BY username) AS admins,
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
  private final TurnoutService turnoutService;

  CycleListQuery(Jdbi jdbi, TurnoutService turnoutService) {
    this.jdbi = jdbi;
    this.turnoutService = turnoutService;
  }

  /**
   * Returns the cycles of a page, newest first. If there is a next page, also returns its first
   * cycle.
   */
  List<Cycle> list(CycleFilter filter, PageRequest page) {
    var admin = filter.admin();
    var rows =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        SELECT
                            + """
                            WHERE id < :before AND NOT (:activeOnly AND phase = 'closed')
                              AND (:admin::text IS NULL OR EXISTS (SELECT FROM cycles.cycle_admin
                                WHERE cycle_id = cycle.id AND username = :admin))
                            ORDER BY id DESC LIMIT :rows
                            """)
                    .bind("before", Objects.requireNonNullElse(page.before(), Long.MAX_VALUE))
                    .bind("activeOnly", filter.activeOnly())
                    .bind("admin", admin)
                    .bind("rows", page.limit() + 1)
                    .map(CycleListQuery::row)
                    .list());
    return completed(rows).stream().map(CycleWithTurnout::cycle).toList();
  }

  /**
   * @throws CycleNotFoundException if no cycle has this id
   */
  CycleWithTurnout get(long cycleId) {
    var rows =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(SELECT + "WHERE id = :id")
                    .bind("id", cycleId)
                    .map(CycleListQuery::row)
                    .list());
    return completed(rows).stream()
        .findFirst()
        .orElseThrow(() -> new CycleNotFoundException(cycleId));
  }

  /** Adds the turnouts, with one statement for all cycles. */
  private List<CycleWithTurnout> completed(List<Row> rows) {
    var ids = rows.stream().filter(Row::hasTurnout).map(Row::id).toList();
    var turnouts = turnoutService.turnoutBestEffort(ids);
    return rows.stream().map(row -> row.withTurnout(turnouts.get(row.id()))).toList();
  }

  /**
   * A cycle with its turnout.
   *
   * @param turnout null before voting opens, and for imported votes
   */
  record CycleWithTurnout(Cycle cycle, @Nullable CycleTurnout turnout) {}

  /**
   * @param version the version of the cycle
   * @param counted how many ballots were counted
   * @param cycle builds the cycle from the number of ballots and the revision
   */
  private record Row(
      long id,
      long version,
      boolean hasTurnout,
      long counted,
      BiFunction<Long, String, Cycle> cycle) {
    /**
     * Builds the cycle. The number of ballots comes from the turnout, because the stored number is
     * 0 while voting is open.
     */
    CycleWithTurnout withTurnout(@Nullable CycleTurnout turnout) {
      var ballots = turnout == null ? counted : turnout.voted();
      return new CycleWithTurnout(
          cycle.apply(ballots, SnapshotRevisionFactory.of(version, turnout)), turnout);
    }
  }

  private static Row row(ResultSet row, StatementContext context) throws SQLException {
    var id = row.getLong("id");
    var name = row.getString("name");
    var currency = row.getString("currency");
    var unit = row.getString("unit");
    var subunit = row.getString("subunit");
    var budget = row.getBigDecimal("budget");
    var ballotType = row.getString("ballot_type");
    var phase = LabelParser.phase(row.getString("phase"));
    var isPublic = row.getBoolean("is_public");
    var createdAt = row.getTimestamp("created_at").toInstant();
    var closedAt = time(row, "closed_at");
    var admins = SqlArrays.texts(row, "admins");
    return new Row(
        id,
        row.getLong("version"),
        row.getBoolean("has_turnout"),
        row.getLong("ballots"),
        (ballots, revision) ->
            new Cycle(
                id,
                name,
                currency,
                unit,
                subunit,
                budget,
                ballotType,
                phase,
                isPublic,
                createdAt,
                closedAt,
                ballots,
                revision,
                admins));
  }

  private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    var time = row.getTimestamp(column);
    return time == null ? null : time.toInstant();
  }
}
