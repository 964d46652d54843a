package io.insula.cycles.internal.lifecycle;

import io.insula.api.PageRequest;
import io.insula.cycles.internal.cycle.Phase;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Reads the list of cycles, and the phases that each went through. */
@Singleton
class CycleList {
  private final Jdbi jdbi;

  CycleList(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * The page's cycles, newest first, and one more if there is a next page.
   *
   * @param active whether closed ones are left out, or all others; null for all
   */
  List<CycleSummary> find(@Nullable Boolean active, PageRequest page) {
    var filter = active == null ? "" : active ? "AND phase <> 'closed' " : "AND phase = 'closed' ";
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT id, name, currency, budget, ballot_type, phase, is_public, created_at"
                        + " FROM cycles.cycle WHERE id < :before "
                        + filter
                        + "ORDER BY id DESC LIMIT :rows")
                .bind("before", page.before() == null ? Long.MAX_VALUE : page.before())
                .bind("rows", page.limit() + 1)
                .map(CycleList::summary)
                .list());
  }

  private static CycleSummary summary(ResultSet row, StatementContext context) throws SQLException {
    var phase = row.getString("phase");
    return new CycleSummary(
        row.getLong("id"),
        row.getString("name"),
        row.getString("currency"),
        row.getBigDecimal("budget"),
        row.getString("ballot_type"),
        phase,
        !phase.equals(Phase.CLOSED.label()),
        row.getBoolean("is_public"),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }

  List<CycleView.PhaseChange> phaseChanges(long cycleId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT from_phase, to_phase, reason, changed_at
                    FROM cycles.phase_change WHERE cycle_id = :id ORDER BY id
                    """)
                .bind("id", cycleId)
                .map(
                    (row, context) ->
                        new CycleView.PhaseChange(
                            row.getString("from_phase"),
                            row.getString("to_phase"),
                            row.getString("reason"),
                            row.getObject("changed_at", OffsetDateTime.class).toInstant()))
                .list());
  }

  /** Cycles whose next phase may have begun by its date. */
  List<Long> withDates() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT id FROM cycles.cycle
                    WHERE phase <> 'closed' AND coalesce(refinement_from, voting_from,
                      implementation_from, closed_from) IS NOT NULL
                    ORDER BY id
                    """)
                .mapTo(Long.class)
                .list());
  }
}
