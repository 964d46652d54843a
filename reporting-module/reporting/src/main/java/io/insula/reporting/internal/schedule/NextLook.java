package io.insula.reporting.internal.schedule;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import io.insula.kernel.database.jobs.JobLanes;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.TaskScheduler;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/**
 * When the job of the schedule looks again for a tick that is due: at the time of the next one, or
 * some seconds later if that is sooner, since another process may have changed the schedule.
 */
@Singleton
class NextLook implements Schedule {
  private final Schedules schedules;
  private final ScheduleSettings settings;
  private final JobLanes jobs;
  private final TaskScheduler timer;
  private final Clock clock;
  private final AtomicReference<Instant> lastFailed = new AtomicReference<>(Instant.EPOCH);

  NextLook(
      Schedules schedules,
      ScheduleSettings settings,
      JobLanes jobs,
      @Named(TaskExecutors.SCHEDULED) TaskScheduler timer,
      Clock clock) {
    this.schedules = schedules;
    this.settings = settings;
    this.jobs = jobs;
    this.timer = timer;
    this.clock = clock;
  }

  @Override
  public Instant getInitialExecutionTime(Instant now) {
    return now;
  }

  @Override
  public Instant getNextExecutionTime(ExecutionComplete last) {
    var now = clock.instant();
    var latest = now.plus(settings.lookEvery());
    var next =
        schedules
            .nextTick()
            .filter(tick -> tick.isBefore(latest) && !tick.equals(lastFailed.get()))
            .orElse(latest);
    lookAt(next, now);
    return next;
  }

  /**
   * A tick did not happen, and waits.
   *
   * @return whether it failed for the first time
   */
  boolean failed(Instant tick) {
    return !tick.equals(lastFailed.getAndSet(tick));
  }

  /** Jobs are polled for; this one begins on time. */
  private void lookAt(Instant next, Instant now) {
    var pause = Duration.between(now, next);
    Runnable wake = jobs::lookNow;
    timer.schedule(pause.isNegative() ? Duration.ZERO : pause.plusMillis(1), wake);
  }

  /** It depends on what is in the database. */
  @Override
  public boolean isDeterministic() {
    return false;
  }
}
