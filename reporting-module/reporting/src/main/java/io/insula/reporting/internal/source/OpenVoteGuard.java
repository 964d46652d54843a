package io.insula.reporting.internal.source;

import io.insula.api.UnavailableException;
import io.insula.cycles.Cycle;
import io.insula.reporting.internal.tickets.ReportFailedException;
import jakarta.inject.Singleton;

/**
 * Refuses a report with a count if the vote was opened again while the report was made. The count
 * would influence the voters.
 */
@Singleton
public class OpenVoteGuard {
  private final CycleSource cycles;

  public OpenVoteGuard(CycleSource cycles) {
    this.cycles = cycles;
  }

  /**
   * Checks that a report may still show its count. Called before the report becomes visible.
   *
   * @param read the cycle as it was when the report was made
   * @param heartbeat sends a heartbeat; called repeatedly while this method waits
   * @throws ReportFailedException if the vote was opened again, or if the cycle is unavailable
   */
  public void check(Cycle read, Runnable heartbeat) {
    if (read.phase().isVoteOver() && !now(read.id(), heartbeat).phase().isVoteOver()) {
      throw new ReportFailedException(
          "The vote was opened again while its report was made, so the report is not shown.",
          true,
          null);
    }
  }

  private Cycle now(long cycleId, Runnable heartbeat) {
    try {
      return cycles.get(cycleId, heartbeat);
    } catch (UnavailableException e) {
      throw new ReportFailedException(
          "The cycle is unavailable, so the server cannot check that its vote is still over: "
              + e.getMessage(),
          true,
          e);
    }
  }
}
