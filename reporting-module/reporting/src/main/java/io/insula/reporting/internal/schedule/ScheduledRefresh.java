package io.insula.reporting.internal.schedule;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.insula.api.UnavailableException;
import io.insula.cycles.Cycle;
import io.insula.kernel.base.watching.ErrorReporter;
import io.insula.kernel.base.watching.TraceId;
import io.insula.kernel.database.DatabaseErrors;
import io.insula.reporting.internal.source.CycleSource;
import io.insula.reporting.internal.tickets.NewestReports;
import io.insula.reporting.internal.tickets.ReportFailedException;
import io.insula.reporting.internal.tickets.TicketService;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests reports at each tick, a time of the schedule, on the cycles that changed since their
 * newest report. Closed cycles with a report are included, because their data can change with the
 * close, and their admins later. A failed tick is tried again.
 */
@Factory
@Singleton
class ScheduledRefresh {
  private static final Logger LOG = LoggerFactory.getLogger(ScheduledRefresh.class);

  private final ReportScheduleStore schedules;
  private final CycleSource cycles;
  private final NewestReports newest;
  private final TicketService ticketService;
  private final ErrorReporter errors;
  private final TickCheckSchedule tickChecks;
  private final ReopenedVoteReports refresh;

  ScheduledRefresh(
      ReportScheduleStore schedules,
      CycleSource cycles,
      NewestReports newest,
      TicketService ticketService,
      ErrorReporter errors,
      TickCheckSchedule tickChecks,
      ReopenedVoteReports refresh) {
    this.tickChecks = tickChecks;
    this.refresh = refresh;
    this.schedules = schedules;
    this.cycles = cycles;
    this.newest = newest;
    this.ticketService = ticketService;
    this.errors = errors;
  }

  @Bean
  @Singleton
  RecurringTask<Void> refreshOnSchedule() {
    return Tasks.recurring("reporting.refresh-on-schedule", tickChecks)
        .execute(
            (instance, context) -> {
              refresh.poll();
              schedules.due().ifPresent(this::tick);
            });
  }

  void tick(Instant scheduledAt) {
    try {
      if (schedules.tick(scheduledAt, changed())) {
        LOG.debug("The refresh of reports that was due at {} ran", scheduledAt);
        ticketService.pollNow();
      }
    } catch (RuntimeException e) {
      if (tickChecks.recordFailure(scheduledAt)) {
        report(scheduledAt, e);
      }
    }
  }

  private List<Cycle> changed() {
    var all = cycles.all();
    var ids = all.stream().map(Cycle::id).toList();
    var reported = newest.cyclesWithReport(ids);
    var revisions = newest.revisions(ids);
    return all.stream()
        .filter(cycle -> cycle.isActive() || reported.contains(cycle.id()))
        .filter(cycle -> !cycle.revision().equals(revisions.get(cycle.id())))
        .toList();
  }

  private void report(Instant scheduledAt, RuntimeException error) {
    if (error instanceof UnavailableException
        || error instanceof ReportFailedException
        || DatabaseErrors.isUnavailable(error)) {
      LOG.warn(
          "The refresh of reports that was due at {} failed and is tried again: {}",
          scheduledAt,
          error.getMessage());
    } else {
      errors.report(
          error, "the refresh of reports that was due at " + scheduledAt, TraceId.current());
    }
  }
}
