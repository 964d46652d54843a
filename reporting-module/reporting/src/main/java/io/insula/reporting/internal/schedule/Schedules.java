package io.insula.reporting.internal.schedule;

import io.insula.cycles.Cycle;
import io.insula.reporting.internal.schedule.ScheduleTable.Kept;
import io.insula.reporting.internal.tickets.Tickets;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** Keeps the schedule, which all instances share, and what happened by it. */
@Singleton
class Schedules {
  private static final Duration TICKS_ARE_KEPT = Duration.ofDays(366);

  private final ScheduleTable table;
  private final ScheduleSettings settings;
  private final Tickets tickets;
  private final Clock clock;

  Schedules(ScheduleTable table, ScheduleSettings settings, Tickets tickets, Clock clock) {
    this.table = table;
    this.settings = settings;
    this.tickets = tickets;
    this.clock = clock;
  }

  /** Takes what the settings say, unless somebody chose a schedule. */
  @EventListener
  @Transactional
  void start(StartupEvent event) {
    var wanted = settings.schedule();
    var kept = table.lock();
    if (kept.isEmpty() || (!kept.get().isChosen() && !kept.get().schedule().equals(wanted))) {
      table.save(new Kept(wanted, false, wanted.next(clock.instant())));
    }
  }

  Schedule current() {
    return table.find().map(Kept::schedule).orElseGet(settings::schedule);
  }

  /**
   * Makes this the schedule of all instances, for good. A tick that is due happens all the same.
   */
  @Transactional
  void choose(Schedule schedule) {
    var now = clock.instant();
    var due =
        table.lock().map(Kept::nextAt).filter(tick -> schedule.enabled() && !tick.isAfter(now));
    table.save(new Kept(schedule, true, due.orElse(schedule.next(now))));
  }

  /** The tick that comes next, or is due; empty while the schedule is off. */
  Optional<Instant> nextTick() {
    return table.find().map(Kept::nextAt);
  }

  /** The tick that is due. After a pause, such as a night without the server, it is one. */
  Optional<Instant> due() {
    return nextTick().filter(next -> !next.isAfter(clock.instant()));
  }

  /**
   * Lets a tick happen, unless it did before: makes a ticket if there is something to do, and says
   * when the next tick is, all in one transaction. Forgets ticks older than a year.
   *
   * @return whether it happened now
   */
  @Transactional
  boolean tick(Instant scheduledAt, Collection<Cycle> changed) {
    var kept = table.lock().orElseThrow();
    if (!scheduledAt.equals(kept.nextAt())) {
      return false;
    }
    var now = clock.instant();
    var isFirst = table.insertTick(scheduledAt, now);
    if (isFirst && !changed.isEmpty()) {
      table.setTicket(scheduledAt, tickets.makeScheduled(changed));
    }
    table.deleteTicksBefore(now.minus(TICKS_ARE_KEPT));
    var next = kept.schedule().next(now.isAfter(scheduledAt) ? now : scheduledAt);
    table.save(new Kept(kept.schedule(), kept.isChosen(), next));
    return isFirst;
  }
}
