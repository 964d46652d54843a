package io.insula.cycles.internal.lifecycle;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** Reads the past phase changes of cycles and finds the cycles whose next phase must begin now. */
@Singleton
public class PhaseChangeReader {
  private final Jdbi jdbi;
  private final Clock clock;

  PhaseChangeReader(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  List<CycleView.PhaseChange> phaseChanges(long cycleId) {
    return phaseChanges(List.of(cycleId)).getOrDefault(cycleId, List.of());
  }

  /**
   * Returns the phase changes of each cycle, the oldest first. A cycle that never moved has no
   * entry.
   */
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

  /**
   * Returns the ids of the cycles whose next phase must begin now, because its date has come. The
   * caller then locks only these cycles.
   */
  List<Long> due() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT id FROM cycles.cycle
                    WHERE phase <> 'closed' AND coalesce(refinement_from, voting_from,
                      implementation_from, closed_from) IS NOT NULL
                      AND CASE phase
                        WHEN 'planning' THEN refinement_from
                        WHEN 'refinement' THEN voting_from
                        WHEN 'voting' THEN implementation_from
                        WHEN 'implementation' THEN closed_from
                      END <= :now
                    ORDER BY id
                    """)
                .bind("now", clock.instant())
                .mapTo(Long.class)
                .list());
  }
}
