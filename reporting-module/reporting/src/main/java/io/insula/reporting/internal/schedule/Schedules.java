package io.insula.reporting.internal.schedule;

import io.insula.cycles.Cycle;
import io.insula.reporting.internal.schedule.ScheduleTable.Kept;
import io.insula.reporting.internal.tickets.ScheduledTickets;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** Keeps the schedule, which all instances share, and what happened by it. */
@Singleton
class Schedules {
  private final ScheduleTable table;
  private final ScheduleSettings settings;
  private final ScheduledTickets tickets;
  private final Clock clock;

  Schedules(ScheduleTable table, ScheduleSettings settings, ScheduledTickets tickets, Clock clock) {
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
      save(wanted, false);
    }
  }

  Schedule current() {
    return table.find().map(Kept::schedule).orElseGet(settings::schedule);
  }

  /** Makes this the schedule of all instances, for good. */
  @Transactional
  void choose(Schedule schedule) {
    table.lock();
    save(schedule, true);
  }

  private void save(Schedule schedule, boolean isChosen) {
    table.save(new Kept(schedule, isChosen, schedule.next(clock.instant())));
  }

  /** The tick that is due. After a pause, such as a night without the server, it is one. */
  Optional<Instant> due() {
    return table.find().map(Kept::nextAt).filter(next -> !next.isAfter(clock.instant()));
  }

  /**
   * Lets a tick happen, unless it did before: makes a ticket if there is something to do, and says
   * when the next tick is, all in one transaction.
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
      table.setTicket(scheduledAt, tickets.make(changed));
    }
    var next = kept.schedule().next(now.isAfter(scheduledAt) ? now : scheduledAt);
    table.save(new Kept(kept.schedule(), kept.isChosen(), next));
    return isFirst;
  }
}
