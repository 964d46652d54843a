package io.insula.reporting.internal.files;

import io.insula.reporting.internal.tickets.NewestReports;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * Finds the revision of the newest report on a cycle. Leaves out reports whose spreadsheet is not
 * written yet.
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
  public Set<Long> cyclesWithReport(Collection<Long> cycleIds) {
    return reports.cyclesWithReport(cycleIds);
  }
}
