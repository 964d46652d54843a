package io.insula.reporting.internal.tickets;

import io.insula.reporting.internal.tickets.TaskTable.AttemptId;
import io.insula.reporting.internal.tickets.TaskTable.Setbacks;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Records the events of attempts, for instance a heartbeat or a failure. Ignores an attempt that is
 * not current.
 */
@Singleton
class AttemptRecorder {
  /** The number of failed attempts after which a task has failed. */
  static final int MAX_FAILURES = 5;

  /**
   * The number of lost attempts after which a task fails: its report may crash the workers. The
   * limit is high, because updates also kill workers.
   */
  static final int MAX_LOST_WORKERS = 20;

  private static final String LOST =
      "The server stopped "
          + MAX_LOST_WORKERS
          + " times while it made this report. Ask the operator to look into the log of"
          + " the server.";

  private static final int GROWTH = 4;

  private final TicketLock lock;
  private final TaskTable tasks;
  private final TicketTable tickets;
  private final AttemptJobScheduler jobs;
  private final TicketMailScheduler mailScheduler;
  private final TicketSettings settings;
  private final Clock clock;

  AttemptRecorder(
      TicketLock lock,
      TaskTable tasks,
      TicketTable tickets,
      AttemptJobScheduler jobs,
      TicketMailScheduler mailScheduler,
      TicketSettings settings,
      Clock clock) {
    this.lock = lock;
    this.tasks = tasks;
    this.tickets = tickets;
    this.jobs = jobs;
    this.mailScheduler = mailScheduler;
    this.settings = settings;
    this.clock = clock;
  }

  /** An attempt that has begun, with the tickets that wait for it. */
  record StartedAttempt(AttemptId id, long cycleId, List<Long> ticketIds) {}

  /**
   * Begins an attempt.
   *
   * @return empty if the attempt has begun before, or if no ticket needs its task any more
   */
  @Transactional
  Optional<StartedAttempt> begin(AttemptId id) {
    lock.take();
    return tasks
        .begin(id)
        .map(
            cycleId -> {
              refresh(id);
              return new StartedAttempt(id, cycleId, tickets.waitingFor(id.taskId()));
            });
  }

  /**
   * Records a heartbeat of an attempt. Uses a separate transaction, because the current transaction
   * can be read-only.
   *
   * @return whether the attempt is the current one
   */
  @Transactional(TxType.REQUIRES_NEW)
  boolean recordHeartbeat(AttemptId id) {
    tasks.recordHeartbeat(id);
    return tasks.isCurrent(id);
  }

  /**
   * Returns whether an attempt is the current one. A current attempt stays current until the
   * commit.
   */
  @Transactional(TxType.MANDATORY)
  boolean isCurrentUntilCommit(AttemptId id) {
    return tasks.lockCurrent(id);
  }

  /** Stores the path of the workbook, in the current transaction. */
  @Transactional(TxType.MANDATORY)
  void recordWorkbook(AttemptId id, String path) {
    tasks.setWorkbook(id, path);
  }

  /**
   * @return false if the attempt was not the current one
   */
  @Transactional
  boolean succeed(AttemptId id, AttemptResult made) {
    lock.take();
    var isCurrent = tasks.succeed(id, made, clock.instant());
    if (isCurrent) {
      refresh(id);
    }
    return isCurrent;
  }

  /**
   * Ends an attempt that failed. Schedules the next attempt if it may succeed and the task has
   * attempts left.
   *
   * @param error the reason in words for an admin
   */
  @Transactional
  void fail(AttemptId id, String error, boolean isTransient) {
    lock.take();
    tasks
        .setbacks(id)
        .ifPresent(
            before -> {
              var after = new Setbacks(before.failures() + 1, before.lostWorkers());
              var isLast = !isTransient || after.failures() >= MAX_FAILURES;
              end(id, after, error, isLast, pauseAfter(after.failures()));
            });
  }

  /**
   * Ends the attempts without a heartbeat for this long. Schedules their tasks again, or fails
   * tasks with too many lost attempts.
   *
   * @return the ended attempts
   */
  @Transactional
  List<AttemptId> endSilentAttempts(Duration silence) {
    lock.take();
    var silent = tasks.silentFor(silence);
    silent.forEach(this::endLost);
    return silent;
  }

  private void endLost(AttemptId id) {
    tasks
        .setbacks(id)
        .ifPresent(
            before -> {
              var after = new Setbacks(before.failures(), before.lostWorkers() + 1);
              var isLast = after.lostWorkers() >= MAX_LOST_WORKERS;
              end(id, after, isLast ? LOST : null, isLast, Duration.ZERO);
            });
  }

  /** Ends the attempt of a worker that shuts down, and schedules an immediate next attempt. */
  @Transactional
  void endForShutdown(AttemptId id) {
    lock.take();
    tasks.setbacks(id).ifPresent(before -> end(id, before, null, false, Duration.ZERO));
  }

  private void end(
      AttemptId id, Setbacks setbacks, @Nullable String error, boolean isLast, Duration pause) {
    tasks.endAttempt(id, setbacks, error, isLast ? clock.instant() : null);
    if (!isLast) {
      jobs.scheduleNext(id, pause, tickets.isUrgent(id.taskId()));
    }
    refresh(id);
  }

  private void refresh(AttemptId id) {
    mailScheduler.schedule(tickets.refresh(tickets.waitingFor(id.taskId()), clock.instant()));
  }

  /**
   * Returns the wait before the next attempt: 1, 4, 16 and 64 times the configured pause, with a
   * random factor from 0.5 to 1.5.
   */
  private Duration pauseAfter(int failures) {
    var pause = settings.firstRetry().toMillis() * Math.pow(GROWTH, failures - 1.0);
    return Duration.ofMillis((long) (pause * ThreadLocalRandom.current().nextDouble(0.5, 1.5)));
  }
}
