package io.insula.reporting.internal.files;

import io.insula.cycles.Cycle;
import io.insula.kernel.security.accounts.AccountRules;
import io.insula.kernel.web.Caller;
import io.insula.reporting.internal.source.CycleSource;
import jakarta.inject.Singleton;

/** Who may have the report on a cycle: admins of the server, and those of the cycle itself. */
@Singleton
class ReportReaders {
  private final CycleSource cycles;

  ReportReaders(CycleSource cycles) {
    this.cycles = cycles;
  }

  /**
   * The cycle, for somebody who may have its report.
   *
   * @throws io.insula.cycles.CycleNotFoundException if there is no such cycle
   * @throws NotReportAdminException if the caller may not
   */
  Cycle require(long cycleId, Caller caller) {
    var cycle = cycles.get(cycleId);
    if (!caller.isAdmin() && !cycle.admins().contains(AccountRules.canonical(caller.name()))) {
      throw new NotReportAdminException(cycleId);
    }
    return cycle;
  }
}
