package io.insula.reporting.internal.schedule;

import io.insula.api.UnavailableException;
import io.insula.cycles.Cycle;
import io.insula.kernel.base.watching.ErrorReporter;
import io.insula.kernel.base.watching.TraceId;
import io.insula.kernel.database.DatabaseErrors;
import io.insula.reporting.internal.source.CycleSource;
import io.insula.reporting.internal.tickets.ReportFailedException;
import io.insula.reporting.internal.tickets.TicketService;
import io.insula.reporting.internal.tickets.VoteCountReportFinder;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests new reports at once on cycles whose vote was opened again. Until then, the spreadsheet
 * shows the discarded count.
 */
@Singleton
class ReopenedVoteReports {
  private static final Logger LOG = LoggerFactory.getLogger(ReopenedVoteReports.class);

  private final VoteCountReportFinder reports;
  private final CycleSource cycles;
  private final TicketService ticketService;
  private final ErrorReporter errors;
  private final AtomicBoolean isFailing = new AtomicBoolean();

  ReopenedVoteReports(
      VoteCountReportFinder reports,
      CycleSource cycles,
      TicketService ticketService,
      ErrorReporter errors) {
    this.reports = reports;
    this.cycles = cycles;
    this.ticketService = ticketService;
    this.errors = errors;
  }

  /** Checks for discarded counts. Only the first of several failures in a row is logged. */
  void poll() {
    try {
      replaceDiscarded();
      isFailing.set(false);
    } catch (RuntimeException e) {
      if (!isFailing.getAndSet(true)) {
        report(e);
      }
    }
  }

  private void replaceDiscarded() {
    // Reads the reports before the phases. In the other order, a valid report of a new count could
    // be discarded.
    var valid = reports.validReports();
    if (valid.isEmpty() && reports.discardedCycleIds().isEmpty()) {
      return;
    }
    var active = cycles.active(null);
    discard(valid, active);
    var discarded = reports.discardedCycleIds();
    var wanted = active.stream().filter(cycle -> discarded.contains(cycle.id())).toList();
    if (!wanted.isEmpty() && ticketService.makeUrgentTicket(wanted)) {
      ticketService.pollNow();
    }
  }

  private void discard(Map<Long, Long> valid, List<Cycle> active) {
    var open =
        active.stream()
            .filter(cycle -> !cycle.phase().isVoteOver())
            .map(Cycle::id)
            .collect(Collectors.toSet());
    var found =
        valid.entrySet().stream()
            .filter(report -> open.contains(report.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    if (!found.isEmpty()) {
      reports.discard(found);
    }
  }

  private void report(RuntimeException error) {
    if (error instanceof UnavailableException
        || error instanceof ReportFailedException
        || DatabaseErrors.isUnavailable(error)) {
      LOG.warn("The check for discarded counts failed and is tried again: {}", error.getMessage());
    } else {
      errors.report(error, "the check for discarded counts", TraceId.current());
    }
  }
}
