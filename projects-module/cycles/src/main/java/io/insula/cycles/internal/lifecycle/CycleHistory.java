package io.insula.cycles.internal.lifecycle;

import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Reads which phases cycles went through, and which wait for a date. */
@Singleton
class CycleHistory {
  private final Jdbi jdbi;

  CycleHistory(Jdbi jdbi) {
    this.jdbi = jdbi;
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
