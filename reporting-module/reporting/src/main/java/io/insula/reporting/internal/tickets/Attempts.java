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
 * What becomes of attempts at tasks, each step in one transaction. A step of an attempt that is not
 * the current one changes nothing.
 */
@Singleton
class Attempts {
  /** After so many failures a task has failed. */
  static final int MOST_FAILURES = 5;

  /**
   * After so many losses a task has failed: it may be what kills its workers. A worker that is
   * killed for another reason is no fault of its task, so these are many.
   */
  static final int MOST_LOST_WORKERS = 20;

  private static final String LOST =
      "The server stopped "
          + MOST_LOST_WORKERS
          + " times while it made this report. Ask the operator of the server to look into its"
          + " log.";

  private static final int GROWTH = 4;

  private final TicketLock lock;
  private final TaskTable tasks;
  private final TicketTable tickets;
  private final AttemptJobs jobs;
  private final TicketMails mails;
  private final TicketSettings settings;
  private final Clock clock;

  Attempts(
      TicketLock lock,
      TaskTable tasks,
      TicketTable tickets,
      AttemptJobs jobs,
      TicketMails mails,
      TicketSettings settings,
      Clock clock) {
    this.lock = lock;
    this.tasks = tasks;
    this.tickets = tickets;
    this.jobs = jobs;
    this.mails = mails;
    this.settings = settings;
    this.clock = clock;
  }

  /** An attempt that may go on. */
  record Begun(AttemptId id, long cycleId, List<Long> ticketIds) {}

  /** Begins an attempt; empty if it was begun before, or its task is not wanted any more. */
  @Transactional
  Optional<Begun> begin(AttemptId id) {
    lock.take();
    return tasks
        .begin(id)
        .map(
            cycleId -> {
              refresh(id);
              return new Begun(id, cycleId, tickets.waitingFor(id.taskId()));
            });
  }

  /**
   * Marks an attempt as alive. In a transaction of its own, since the one that runs may only read.
   *
   * @return whether it is the current one
   */
  @Transactional(TxType.REQUIRES_NEW)
  boolean beat(AttemptId id) {
    tasks.beat(id);
    return tasks.isCurrent(id);
  }

  /** Whether an attempt is the current one, which it then stays until the commit. */
  @Transactional(TxType.MANDATORY)
  boolean isCurrentUntilCommit(AttemptId id) {
    return tasks.lockCurrent(id);
  }

  /** Notes where the workbook is, in the transaction that runs. */
  @Transactional(TxType.MANDATORY)
  void workbookMade(AttemptId id, String path) {
    tasks.setWorkbook(id, path);
  }

  /**
   * @return false if the attempt was not the current one
   */
  @Transactional
  boolean succeed(AttemptId id, MadeReport made) {
    lock.take();
    var isCurrent = tasks.succeed(id, made, clock.instant());
    if (isCurrent) {
      refresh(id);
    }
    return isCurrent;
  }

  /**
   * Ends an attempt that failed. There is another one if that may help.
   *
   * @param error for an admin
   */
  @Transactional
  void fail(AttemptId id, String error, boolean mayPass) {
    lock.take();
    tasks
        .setbacks(id)
        .ifPresent(
            before -> {
              var after = new Setbacks(before.failures() + 1, before.lostWorkers());
              var isLast = !mayPass || after.failures() >= MOST_FAILURES;
              end(id, after, error, isLast, pauseAfter(after.failures()));
            });
  }

  /**
   * Ends the attempts whose workers were silent for so long. There is another one for each, at
   * once.
   *
   * @return the attempts
   */
  @Transactional
  List<AttemptId> loseSilent(Duration silence) {
    lock.take();
    var silent = tasks.silentFor(silence);
    silent.forEach(this::lose);
    return silent;
  }

  private void lose(AttemptId id) {
    tasks
        .setbacks(id)
        .ifPresent(
            before -> {
              var after = new Setbacks(before.failures(), before.lostWorkers() + 1);
              var isLast = after.lostWorkers() >= MOST_LOST_WORKERS;
              end(id, after, isLast ? LOST : null, isLast, Duration.ZERO);
            });
  }

  /** Ends the attempt of a worker that stops in good order. There is another one, at once. */
  @Transactional
  void handBack(AttemptId id) {
    lock.take();
    tasks.setbacks(id).ifPresent(before -> end(id, before, null, false, Duration.ZERO));
  }

  private void end(
      AttemptId id, Setbacks setbacks, @Nullable String error, boolean isLast, Duration pause) {
    tasks.endAttempt(id, setbacks, error, isLast ? clock.instant() : null);
    if (!isLast) {
      jobs.planNext(id, pause, tickets.isUrgent(id.taskId()));
    }
    refresh(id);
  }

  private void refresh(AttemptId id) {
    mails.plan(tickets.refresh(tickets.waitingFor(id.taskId()), clock.instant()));
  }

  /** The first pause, 4, 16 and 64 times as long, each up to half as long more or less. */
  private Duration pauseAfter(int failures) {
    var pause = settings.firstRetry().toMillis() * Math.pow(GROWTH, failures - 1.0);
    return Duration.ofMillis((long) (pause * ThreadLocalRandom.current().nextDouble(0.5, 1.5)));
  }
}
