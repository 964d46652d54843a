package io.insula.reporting.internal.files;

import io.insula.reporting.internal.tickets.NewestReports;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * Finds the revision of a cycle that the newest report shows. The schedule makes a new report only
 * if the cycle has another revision now. A report that is not written to the spreadsheet yet is
 * left out, so that the schedule makes it again.
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
