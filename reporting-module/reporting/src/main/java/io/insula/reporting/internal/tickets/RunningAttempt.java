package io.insula.reporting.internal.tickets;

import io.insula.reporting.internal.tickets.AttemptRecorder.StartedAttempt;
import io.insula.reporting.internal.tickets.TaskTable.AttemptId;
import java.time.Duration;

/** An attempt to make the report of a task. It runs on a thread of this process. */
final class RunningAttempt implements AttemptContext {
  /** The maximum number of heartbeats that are stored within the heartbeat timeout. */
  private static final int STORED_HEARTBEATS_PER_TIMEOUT = 15;

  private final StartedAttempt begun;
  private final AttemptRecorder attemptRecorder;
  private final Duration storeInterval;
  private volatile long lastHeartbeatNanos = System.nanoTime();
  private volatile long lastStoredNanos = lastHeartbeatNanos;
  private volatile boolean isStopping;
  private volatile boolean isAbandoned;

  RunningAttempt(StartedAttempt begun, AttemptRecorder attemptRecorder, Duration heartbeatTimeout) {
    this.begun = begun;
    this.attemptRecorder = attemptRecorder;
    this.storeInterval = heartbeatTimeout.dividedBy(STORED_HEARTBEATS_PER_TIMEOUT);
  }

  AttemptId id() {
    return begun.id();
  }

  StartedAttempt begun() {
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
  public int attemptNumber() {
    return begun.id().attempt();
  }

  @Override
  public void heartbeat() {
    requireWanted();
    var now = System.nanoTime();
    lastHeartbeatNanos = now;
    if (now - lastStoredNanos >= storeInterval.toNanos()) {
      lastStoredNanos = now;
      requireCurrent(attemptRecorder.recordHeartbeat(id()));
    }
  }

  @Override
  public void requireCurrent() {
    requireWanted();
    lastHeartbeatNanos = System.nanoTime();
    requireCurrent(attemptRecorder.isCurrentUntilCommit(id()));
  }

  @Override
  public void recordWorkbook(String path) {
    attemptRecorder.recordWorkbook(id(), path);
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
    return Duration.ofNanos(System.nanoTime() - lastHeartbeatNanos);
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
