package io.insula.reporting.internal.files;

import io.insula.api.UnavailableException;
import io.insula.cycles.Cycle;
import io.insula.kernel.security.accounts.AccountRules;
import io.insula.kernel.web.Caller;
import io.insula.reporting.internal.source.CycleSource;
import io.insula.reporting.internal.tickets.ReportFailedException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Objects;

/** Who may have the report on a cycle: admins of the server, and those of the cycle itself. */
@Singleton
class ReportReaders {
  /** Somebody has to change a setting first. */
  private static final Duration RETRY_AFTER = Duration.ofMinutes(1);

  private final CycleSource cycles;

  ReportReaders(CycleSource cycles) {
    this.cycles = cycles;
  }

  /**
   * The cycle, for somebody who may have its report.
   *
   * @throws io.insula.cycles.CycleNotFoundException if there is no such cycle
   * @throws NotReportAdminException if the caller may not
   * @throws UnavailableException if the cycles cannot be read
   */
  Cycle require(long cycleId, Caller caller) {
    var cycle = get(cycleId);
    if (!caller.isAdmin() && !cycle.admins().contains(AccountRules.canonical(caller.name()))) {
      throw new NotReportAdminException(cycleId);
    }
    return cycle;
  }

  private Cycle get(long cycleId) {
    try {
      return cycles.get(cycleId);
    } catch (ReportFailedException e) {
      throw new UnavailableException(Objects.requireNonNull(e.getMessage()), RETRY_AFTER, e);
    }
  }
}
