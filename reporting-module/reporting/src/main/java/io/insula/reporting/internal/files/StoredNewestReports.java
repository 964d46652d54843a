package io.insula.reporting.internal.files;

import io.insula.reporting.internal.tickets.NewestReports;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * Returns which revision of a cycle its newest report shows, so that the schedule makes only
 * reports on changed cycles. It leaves out a report that is not written to the spreadsheet yet, so
 * that the schedule makes it again.
 */
@Singleton
class StoredNewestReports implements NewestReports {
  private final ReportTable reports;

  StoredNewestReports(ReportTable reports) {
    this.reports = reports;
  }

  @Override
  public Map<Long, String> revisions(Collection<Long> cycleIds) {
    return reports.completeRevisions(cycleIds);
  }

  @Override
  public Set<Long> reported(Collection<Long> cycleIds) {
    return reports.reported(cycleIds);
  }
}
