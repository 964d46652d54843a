package io.insula.reporting.internal.files;

import io.insula.reporting.internal.tickets.VoteCountReportFinder;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/**
 * Finds the reports with a count that the spreadsheet of the cycle may still show. Such a report
 * has no later complete report.
 */
@Singleton
class StoredVoteCountReportFinder implements VoteCountReportFinder {
  private static final String WITHOUT_SUCCESSOR =
      """
       AND shows_count AND checked_at IS NOT NULL AND NOT EXISTS (
        SELECT FROM reporting.report AS later
        WHERE later.cycle_id = report.cycle_id AND later.id > report.id
          AND later.completed_at IS NOT NULL)
      """;

  private final Jdbi jdbi;
  private final Clock clock;

  StoredVoteCountReportFinder(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  @Override
  public Map<Long, Long> validReports() {
    return jdbi
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT id, cycle_id FROM reporting.report WHERE discarded_at IS NULL"
                            + WITHOUT_SUCCESSOR)
                    .map((row, _) -> Map.entry(row.getLong("id"), row.getLong("cycle_id")))
                    .list())
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Override
  public void discard(Collection<Long> reportIds) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "UPDATE reporting.report SET discarded_at = :now WHERE id = ANY (:reports)")
                .bind("now", clock.instant())
                .bindArray("reports", Long.class, List.copyOf(reportIds))
                .execute());
  }

  @Override
  public Set<Long> discardedCycleIds() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT DISTINCT cycle_id FROM reporting.report WHERE discarded_at IS NOT NULL"
                        + WITHOUT_SUCCESSOR)
                .mapTo(Long.class)
                .set());
  }
}
