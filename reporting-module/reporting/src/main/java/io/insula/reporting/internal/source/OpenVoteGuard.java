package io.insula.reporting.internal.source;

import io.insula.api.UnavailableException;
import io.insula.cycles.Cycle;
import io.insula.reporting.internal.tickets.ReportFailedException;
import jakarta.inject.Singleton;

/**
 * Keeps the count of a vote from people if the vote was opened again after it was read: while a
 * vote is open, reports show nothing of it but its turnout.
 */
@Singleton
public class OpenVoteGuard {
  private final CycleSource cycles;

  public OpenVoteGuard(CycleSource cycles) {
    this.cycles = cycles;
  }

  /**
   * @param read the cycle as the report shows it
   * @param beat is called while this waits for another backend
   * @throws ReportFailedException if its vote is open now and was not then
   */
  public void check(Cycle read, Runnable beat) {
    if (read.phase().isVoteOver() && !now(read.id(), beat).phase().isVoteOver()) {
      throw new ReportFailedException(
          "The vote was opened again while its report was made, so the report is not shown.",
          true,
          null);
    }
  }

  private Cycle now(long cycleId, Runnable beat) {
    try {
      return cycles.get(cycleId, beat);
    } catch (UnavailableException e) {
      throw new ReportFailedException(
          "It cannot be read right now whether the vote is still over: " + e.getMessage(), true, e);
    }
  }
}
