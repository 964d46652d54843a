package io.insula.threads.internal.discussion;

import io.insula.threads.NewThread;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Jdbi;

/**
 * The SQL of the table with the cycle of each project. The cycle decides who moderates the threads
 * of the project.
 */
@Singleton
class ProjectCycleTable {
  private final Jdbi jdbi;

  ProjectCycleTable(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Stores the cycle of each project that has one of these threads. Does not change a stored cycle.
   */
  void put(List<NewThread> threads) {
    // Sorted by project, so that two concurrent calls cannot deadlock.
    var inCycles =
        threads.stream()
            .filter(each -> each.cycleId() != null)
            .sorted(Comparator.comparing(NewThread::projectId))
            .toList();
    if (inCycles.isEmpty()) {
      return;
    }
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO threads.project_cycle (project_id, cycle_id)
                    SELECT * FROM unnest(:projects, :cycles) ON CONFLICT DO NOTHING
                    """)
                .bindArray("projects", Long.class, projectsOf(inCycles))
                .bindArray("cycles", Long.class, cyclesOf(inCycles))
                .execute());
  }

  private static List<Long> projectsOf(List<NewThread> threads) {
    return threads.stream().map(NewThread::projectId).toList();
  }

  private static List<Long> cyclesOf(List<NewThread> threads) {
    return threads.stream().map(each -> Objects.requireNonNull(each.cycleId())).toList();
  }
}
