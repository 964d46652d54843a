package io.insula.reporting.internal.tickets;

import io.insula.kernel.base.watching.ErrorReporter;
import io.insula.kernel.base.watching.TraceId;
import io.insula.reporting.internal.tickets.AttemptRecorder.StartedAttempt;
import io.insula.reporting.internal.tickets.TaskTable.AttemptId;
import io.micronaut.context.propagation.slf4j.MdcPropagationContext;
import io.micronaut.core.propagation.PropagatedContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs each attempt on its own thread. The thread of the job watches the heartbeats. A hung attempt
 * is interrupted and abandoned, so that other attempts can run.
 */
@Singleton
class AttemptRunner {
  private static final Logger LOG = LoggerFactory.getLogger(AttemptRunner.class);

  private static final Duration CHECK_INTERVAL = Duration.ofMillis(100);

  /** How long a shutdown waits for an attempt to end at its next heartbeat. */
  private static final Duration STOP_WITHIN = Duration.ofSeconds(4);

  private final AttemptRecorder attemptRecorder;
  private final ReportTaskHandler handler;
  private final TicketChangeNotifier notifier;
  private final ErrorReporter errors;
  private final TicketSettings settings;
  private final AttemptCounters counters;

  AttemptRunner(
      AttemptRecorder attemptRecorder,
      ReportTaskHandler handler,
      TicketChangeNotifier notifier,
      ErrorReporter errors,
      TicketSettings settings,
      AttemptCounters counters) {
    this.attemptRecorder = attemptRecorder;
    this.handler = handler;
    this.notifier = notifier;
    this.errors = errors;
    this.settings = settings;
    this.counters = counters;
  }

  /**
   * Runs an attempt. Ignores an attempt that has begun before: {@link LostAttempts} ends such an
   * attempt.
   *
   * @param isStopping whether the server is shutting down
   */
  void run(AttemptId id, BooleanSupplier isStopping) {
    attemptRecorder.begin(id).ifPresent(begun -> logged(begun, () -> supervise(begun, isStopping)));
    notifier.pollNow();
  }

  /** Runs a step of an attempt, and adds the ids of the attempt to each log line of the step. */
  private static void logged(StartedAttempt begun, Runnable step) {
    var ids =
        Map.of(
            TraceId.LOG_KEY,
            TraceId.random(),
            "ticket_id",
            ticketsOf(begun),
            "task_id",
            Long.toString(begun.id().taskId()));
    PropagatedContext.getOrEmpty().plus(new MdcPropagationContext(ids)).wrap(step).run();
  }

  private void supervise(StartedAttempt begun, BooleanSupplier isStopping) {
    var attempt = new RunningAttempt(begun, attemptRecorder, settings.heartbeatTimeout());
    var worker =
        Thread.ofVirtual()
            .name("report-task-" + attempt.taskId())
            .start(PropagatedContext.getOrEmpty().wrap(() -> work(attempt)));
    try {
      while (!worker.join(CHECK_INTERVAL)) {
        if (isStopping.getAsBoolean()) {
          stop(attempt, worker);
          return;
        }
        if (attempt.silence().compareTo(settings.heartbeatTimeout()) > 0) {
          endHung(attempt, worker);
          return;
        }
      }
    } catch (InterruptedException e) {
      abandon(attempt, worker);
      Thread.currentThread().interrupt();
    }
  }

  private void stop(RunningAttempt attempt, Thread worker) throws InterruptedException {
    attempt.stop();
    if (!worker.join(STOP_WITHIN)) {
      abandon(attempt, worker);
    }
  }

  private void abandon(RunningAttempt attempt, Thread worker) {
    attempt.abandon();
    worker.interrupt();
    attemptRecorder.endForShutdown(attempt.id());
  }

  private void endHung(RunningAttempt attempt, Thread worker) {
    attempt.abandon();
    worker.interrupt();
    var error =
        "The work on this report showed no progress for %d seconds."
            .formatted(settings.heartbeatTimeout().toSeconds());
    LOG.warn("The server ends {}: {}", describe(attempt), error);
    counters.countFailed();
    attemptRecorder.fail(attempt.id(), error, true);
  }

  private void work(RunningAttempt attempt) {
    try {
      var made = handler.make(attempt);
      if (attemptRecorder.succeed(attempt.id(), made)) {
        counters.countSucceeded();
      } else {
        LOG.info("The result of {} came too late and is refused", describe(attempt));
      }
    } catch (AttemptEndedException e) {
      LOG.info("{} ends: {}", describe(attempt), e.getMessage());
      if (attempt.isStopping()) {
        attemptRecorder.endForShutdown(attempt.id());
      }
    } catch (Exception | Error e) {
      failed(attempt, e);
    }
  }

  private void failed(RunningAttempt attempt, Throwable error) {
    if (attempt.isAbandoned()) {
      LOG.info("The thread of {} ended after the attempt", describe(attempt), error);
      return;
    }
    counters.countFailed();
    var failure = AttemptFailure.of(error, TraceId.current());
    if (failure.isExpected()) {
      LOG.warn("{} failed: {}", describe(attempt), failure.error());
    } else {
      errors.report(error, describe(attempt), TraceId.current());
    }
    noteFailure(attempt, failure);
  }

  /**
   * Records a failed attempt. If the database is unavailable, {@link LostAttempts} ends the attempt
   * later, because its heartbeats stopped.
   */
  private void noteFailure(RunningAttempt attempt, AttemptFailure failure) {
    try {
      attemptRecorder.fail(attempt.id(), failure.error(), failure.isTransient());
    } catch (RuntimeException e) {
      LOG.warn(
          "The failure of {} cannot be recorded, so the attempt counts as lost",
          describe(attempt),
          e);
    }
  }

  private static String describe(RunningAttempt attempt) {
    return "attempt %d at task %d (cycle %d, ticket %s)"
        .formatted(
            attempt.attemptNumber(),
            attempt.taskId(),
            attempt.cycleId(),
            ticketsOf(attempt.begun()));
  }

  private static String ticketsOf(StartedAttempt begun) {
    return begun.ticketIds().stream().map(String::valueOf).collect(Collectors.joining(","));
  }
}
