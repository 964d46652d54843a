package io.insula.reporting.internal.tickets;

import io.insula.reporting.internal.tickets.AttemptRecorder.Begun;
import io.insula.reporting.internal.tickets.TaskTable.AttemptId;
import java.time.Duration;

/** An attempt to make the report of a task. It runs on a thread of this process. */
final class RunningAttempt implements AttemptContext {
  /** The maximum number of heartbeats that are stored within the heartbeat timeout. */
  private static final int BEATS_IN_SILENCE = 15;

  private final Begun begun;
  private final AttemptRecorder attemptRecorder;
  private final Duration betweenWrites;
  private volatile long heardAt = System.nanoTime();
  private volatile long writtenAt = heardAt;
  private volatile boolean isStopping;
  private volatile boolean isAbandoned;

  RunningAttempt(Begun begun, AttemptRecorder attemptRecorder, Duration heartbeatTimeout) {
    this.begun = begun;
    this.attemptRecorder = attemptRecorder;
    this.betweenWrites = heartbeatTimeout.dividedBy(BEATS_IN_SILENCE);
  }

  AttemptId id() {
    return begun.id();
  }

  Begun begun() {
    return begun;
  }

  @Override
  public long taskId() {
    return begun.id().taskId();
  }

  @Override
  public long cycleId() {
    return begun.cycleId();
  }

  @Override
  public int attempt() {
    return begun.id().attempt();
  }

  @Override
  public void beat() {
    requireWanted();
    var now = System.nanoTime();
    heardAt = now;
    if (now - writtenAt >= betweenWrites.toNanos()) {
      writtenAt = now;
      requireCurrent(attemptRecorder.beat(id()));
    }
  }

  @Override
  public void requireCurrent() {
    requireWanted();
    heardAt = System.nanoTime();
    requireCurrent(attemptRecorder.isCurrentUntilCommit(id()));
  }

  @Override
  public void workbookMade(String path) {
    attemptRecorder.workbookMade(id(), path);
  }

  private void requireWanted() {
    if (isAbandoned) {
      throw new AttemptEndedException(
          "The attempt sent no heartbeat for too long, or did not stop in time");
    }
    if (isStopping) {
      throw new AttemptEndedException("The server is shutting down");
    }
  }

  private static void requireCurrent(boolean isCurrent) {
    if (!isCurrent) {
      throw new AttemptEndedException("The task was cancelled, or another attempt took over");
    }
  }

  /** Returns the time since the last heartbeat of the worker. */
  Duration silence() {
    return Duration.ofNanos(System.nanoTime() - heardAt);
  }

  /** Ends the attempt at its next heartbeat, because the server is shutting down. */
  void stop() {
    isStopping = true;
  }

  boolean isStopping() {
    return isStopping;
  }

  /** Ends the attempt at its next heartbeat, because no job waits for it any more. */
  void abandon() {
    isAbandoned = true;
  }

  boolean isAbandoned() {
    return isAbandoned;
  }
}
