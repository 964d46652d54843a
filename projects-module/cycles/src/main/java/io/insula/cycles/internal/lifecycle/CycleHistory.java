package io.insula.cycles.internal.lifecycle;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** Reads which phases cycles went through, and which wait for a date. */
@Singleton
public class CycleHistory {
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
                .map((row, _) -> change(row))
                .list());
  }

  /** The phases that each of some cycles went through, by cycle; the oldest first. */
  public Map<Long, List<CycleView.PhaseChange>> phaseChanges(Collection<Long> cycleIds) {
    return jdbi
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT cycle_id, from_phase, to_phase, reason, changed_at
                        FROM cycles.phase_change WHERE cycle_id = ANY (:ids) ORDER BY id
                        """)
                    .bindArray("ids", Long.class, List.copyOf(cycleIds))
                    .map((row, _) -> Map.entry(row.getLong("cycle_id"), change(row)))
                    .list())
        .stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  private static CycleView.PhaseChange change(ResultSet row) throws SQLException {
    return new CycleView.PhaseChange(
        row.getString("from_phase"),
        row.getString("to_phase"),
        row.getString("reason"),
        row.getObject("changed_at", OffsetDateTime.class).toInstant());
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
