package io.insula.reporting.internal.schedule;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import io.insula.kernel.database.jobs.JobLaneService;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Decides when the job next checks for a due tick, a time of the schedule. Checks at least every
 * {@link ScheduleSettings#lookEvery}, because another process may change the schedule.
 */
@Singleton
class TickCheckSchedule implements Schedule {
  private final ReportScheduleStore schedules;
  private final ScheduleSettings settings;
  private final JobLaneService jobs;
  private final Clock clock;
  private final AtomicReference<Instant> lastFailed = new AtomicReference<>(Instant.EPOCH);

  TickCheckSchedule(
      ReportScheduleStore schedules, ScheduleSettings settings, JobLaneService jobs, Clock clock) {
    this.schedules = schedules;
    this.settings = settings;
    this.jobs = jobs;
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
    pollAt(next, now);
    return next;
  }

  /**
   * Records that a tick failed and stays due.
   *
   * @return whether this is the first failure of the tick
   */
  boolean recordFailure(Instant tick) {
    return !tick.equals(lastFailed.getAndSet(tick));
  }

  /**
   * Makes this process look for due jobs at the given time. Uses the JDK's timer, because the
   * server's executors can end.
   */
  private void pollAt(Instant next, Instant now) {
    var pause = Math.max(0, Duration.between(now, next).toMillis() + 1);
    CompletableFuture.delayedExecutor(pause, TimeUnit.MILLISECONDS).execute(jobs::lookNow);
  }

  /** Returns false, because the schedule in the database can change. */
  @Override
  public boolean isDeterministic() {
    return false;
  }
}
