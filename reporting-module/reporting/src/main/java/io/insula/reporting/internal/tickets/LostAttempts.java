package io.insula.reporting.internal.tickets;

import io.insula.kernel.base.watching.ErrorReporter;
import io.insula.kernel.database.SupervisedLoop;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds attempts whose process was killed, and schedules the next attempts. Every process runs this
 * search. An {@link AttemptRunner} ends attempts that only hang.
 */
@Singleton
class LostAttempts {
  private static final Logger LOG = LoggerFactory.getLogger(LostAttempts.class);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(1);

  private final TaskTable tasks;
  private final TicketTable tickets;
  private final AttemptRecorder attemptRecorder;
  private final AttemptJobScheduler jobs;
  private final Duration silence;
  private final SupervisedLoop loop;

  LostAttempts(
      TaskTable tasks,
      TicketTable tickets,
      AttemptRecorder attemptRecorder,
      AttemptJobScheduler jobs,
      TicketSettings settings,
      ErrorReporter errors) {
    this.tasks = tasks;
    this.tickets = tickets;
    this.attemptRecorder = attemptRecorder;
    this.jobs = jobs;
    var interval = settings.heartbeatTimeout().dividedBy(6);
    this.silence = settings.heartbeatTimeout().plus(interval);
    this.loop = SupervisedLoop.every(interval, "reporting-silent-attempts", errors, this::poll);
  }

  @Scheduled(initialDelay = "0s")
  void start() {
    loop.start();
  }

  @EventListener
  void stop(ShutdownEvent event) throws InterruptedException {
    loop.stop(STOP_WITHIN);
  }

  void poll() {
    if (tasks.silentFor(silence).isEmpty()) {
      return;
    }
    var lost = attemptRecorder.endSilentAttempts(silence);
    if (!lost.isEmpty()) {
      lost.forEach(
          each ->
              LOG.warn(
                  "The worker of attempt {} at task {} (tickets {}) was lost; the task is queued"
                      + " again or has failed",
                  each.attempt(),
                  each.taskId(),
                  tickets.ofTask(each.taskId())));
      jobs.pollNow();
    }
  }
}
