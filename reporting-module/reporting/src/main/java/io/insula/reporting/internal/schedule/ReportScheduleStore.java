package io.insula.reporting.internal.schedule;

import io.insula.cycles.Cycle;
import io.insula.kernel.base.watching.ErrorReporter;
import io.insula.kernel.base.watching.TraceId;
import io.insula.reporting.internal.schedule.ScheduleTable.StoredSchedule;
import io.insula.reporting.internal.tickets.TicketService;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * Stores the schedule of all instances, and each tick for a year. At a tick, this app looks for
 * changed cycles.
 */
@Singleton
class ReportScheduleStore {
  private static final Duration TICK_RETENTION = Duration.ofDays(366);

  private final ScheduleTable table;
  private final ScheduleSettings settings;
  private final TicketService ticketService;
  private final ErrorReporter errors;
  private final Clock clock;

  ReportScheduleStore(
      ScheduleTable table,
      ScheduleSettings settings,
      TicketService ticketService,
      ErrorReporter errors,
      Clock clock) {
    this.errors = errors;
    this.table = table;
    this.settings = settings;
    this.ticketService = ticketService;
    this.clock = clock;
  }

  /** Stores the schedule from the settings. A schedule that an administrator chose stays. */
  @EventListener
  @Transactional
  void start(StartupEvent event) {
    var wanted = settings.schedule();
    var stored = table.lock();
    if (stored.isEmpty() || (!stored.get().isChosen() && !stored.get().schedule().equals(wanted))) {
      table.save(new StoredSchedule(wanted, false, wanted.next(clock.instant())));
    }
  }

  ReportSchedule current() {
    return table.find().map(StoredSchedule::schedule).orElseGet(settings::schedule);
  }

  /**
   * Replaces the schedule of all instances, also after a restart. A tick that is already due still
   * happens, unless the new schedule is off.
   */
  @Transactional
  void choose(ReportSchedule reportSchedule) {
    var now = clock.instant();
    var due =
        table
            .lock()
            .map(StoredSchedule::nextAt)
            .filter(tick -> reportSchedule.enabled() && !tick.isAfter(now));
    table.save(new StoredSchedule(reportSchedule, true, due.orElse(reportSchedule.next(now))));
  }

  /** Returns the next tick, which may be due already; empty while the schedule is off. */
  Optional<Instant> nextTick() {
    return table.find().map(StoredSchedule::nextAt);
  }

  /**
   * Returns the tick that is due. If several ticks were missed, one tick stands for all of them.
   */
  Optional<Instant> due() {
    return nextTick().filter(next -> !next.isAfter(clock.instant()));
  }

  /**
   * Runs the next tick once, and stores the tick after it. Makes a ticket for the changed cycles.
   * Does nothing if the schedule has another next tick.
   *
   * @return whether this call ran the tick
   */
  @Transactional
  boolean tick(Instant scheduledAt, Collection<Cycle> changed) {
    var stored = table.lock().orElseThrow();
    if (!scheduledAt.equals(stored.nextAt())) {
      return false;
    }
    var now = clock.instant();
    var isFirst = table.insertTick(scheduledAt, now);
    if (isFirst && !changed.isEmpty()) {
      table.setTicket(scheduledAt, ticketService.makeScheduledTicket(changed));
    }
    table.deleteTicksBefore(now.minus(TICK_RETENTION));
    table.save(after(stored, now.isAfter(scheduledAt) ? now : scheduledAt));
    return isFirst;
  }

  /**
   * Returns the schedule with the time of its next tick. Switches the schedule off if there is no
   * next time.
   */
  private StoredSchedule after(StoredSchedule stored, Instant time) {
    try {
      return new StoredSchedule(stored.schedule(), stored.isChosen(), stored.schedule().next(time));
    } catch (RuntimeException e) {
      errors.report(
          e,
          "the schedule of reports, which is off now, because the cron expression "
              + stored.schedule().cron()
              + " matches no later time",
          TraceId.current());
      return new StoredSchedule(stored.schedule().off(), stored.isChosen(), null);
    }
  }
}
