package io.insula.reporting.internal.tickets;

import io.insula.kernel.base.watching.ErrorReporter;
import io.insula.kernel.base.watching.TraceId;
import io.insula.reporting.internal.tickets.AttemptRecorder.Begun;
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

  private static final Duration LOOK = Duration.ofMillis(100);

  /** How long a shutdown waits for an attempt to end at its next heartbeat. */
  private static final Duration STOP_WITHIN = Duration.ofSeconds(4);

  private final AttemptRecorder attemptRecorder;
  private final ReportTaskHandler work;
  private final TicketChangeNotifier watch;
  private final ErrorReporter errors;
  private final TicketSettings settings;
  private final AttemptCounters counters;

  AttemptRunner(
      AttemptRecorder attemptRecorder,
      ReportTaskHandler work,
      TicketChangeNotifier watch,
      ErrorReporter errors,
      TicketSettings settings,
      AttemptCounters counters) {
    this.attemptRecorder = attemptRecorder;
    this.work = work;
    this.watch = watch;
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
    watch.look();
  }

  /** Runs a step of an attempt, and adds the ids of the attempt to each log line of the step. */
  private static void logged(Begun begun, Runnable step) {
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

  private void supervise(Begun begun, BooleanSupplier isStopping) {
    var run = new RunningAttempt(begun, attemptRecorder, settings.heartbeatTimeout());
    var worker =
        Thread.ofVirtual()
            .name("report-task-" + run.taskId())
            .start(PropagatedContext.getOrEmpty().wrap(() -> work(run)));
    try {
      while (!worker.join(LOOK)) {
        if (isStopping.getAsBoolean()) {
          stop(run, worker);
          return;
        }
        if (run.silence().compareTo(settings.heartbeatTimeout()) > 0) {
          endHung(run, worker);
          return;
        }
      }
    } catch (InterruptedException e) {
      abandon(run, worker);
      Thread.currentThread().interrupt();
    }
  }

  private void stop(RunningAttempt run, Thread worker) throws InterruptedException {
    run.stop();
    if (!worker.join(STOP_WITHIN)) {
      abandon(run, worker);
    }
  }

  private void abandon(RunningAttempt run, Thread worker) {
    run.abandon();
    worker.interrupt();
    attemptRecorder.handBack(run.id());
  }

  private void endHung(RunningAttempt run, Thread worker) {
    run.abandon();
    worker.interrupt();
    var error =
        "The work on this report showed no progress for %d seconds."
            .formatted(settings.heartbeatTimeout().toSeconds());
    LOG.warn("The server ends {}: {}", describe(run), error);
    counters.countFailed();
    attemptRecorder.fail(run.id(), error, true);
  }

  private void work(RunningAttempt run) {
    try {
      var made = work.make(run);
      if (attemptRecorder.succeed(run.id(), made)) {
        counters.countMade();
      } else {
        LOG.info("The result of {} came too late and is refused", describe(run));
      }
    } catch (AttemptEndedException e) {
      LOG.info("{} ends: {}", describe(run), e.getMessage());
      if (run.isStopping()) {
        attemptRecorder.handBack(run.id());
      }
    } catch (Exception | Error e) {
      failed(run, e);
    }
  }

  private void failed(RunningAttempt run, Throwable error) {
    if (run.isAbandoned()) {
      LOG.info("The thread of {} ended after the attempt", describe(run), error);
      return;
    }
    counters.countFailed();
    var failure = AttemptFailure.of(error, TraceId.current());
    if (failure.isExpected()) {
      LOG.warn("{} failed: {}", describe(run), failure.error());
    } else {
      errors.report(error, describe(run), TraceId.current());
    }
    noteFailure(run, failure);
  }

  /**
   * Records a failed attempt. If the database is unavailable, {@link LostAttempts} ends the attempt
   * later, because its heartbeats stopped.
   */
  private void noteFailure(RunningAttempt run, AttemptFailure failure) {
    try {
      attemptRecorder.fail(run.id(), failure.error(), failure.mayPass());
    } catch (RuntimeException e) {
      LOG.warn(
          "The failure of {} cannot be recorded, so the attempt counts as lost", describe(run), e);
    }
  }

  private static String describe(RunningAttempt run) {
    return "attempt %d at task %d (cycle %d, ticket %s)"
        .formatted(run.attempt(), run.taskId(), run.cycleId(), ticketsOf(run.begun()));
  }

  private static String ticketsOf(Begun begun) {
    return begun.ticketIds().stream().map(String::valueOf).collect(Collectors.joining(","));
  }
}
