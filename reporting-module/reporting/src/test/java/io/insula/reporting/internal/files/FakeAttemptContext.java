package io.insula.reporting.internal.files;

import io.insula.reporting.internal.tickets.AttemptContext;
import io.insula.reporting.internal.tickets.AttemptEndedException;
import java.util.concurrent.atomic.AtomicInteger;

/** An attempt at a task. It is the current attempt until the test ends it. */
final class FakeAttemptContext implements AttemptContext {
  private final long cycleId;
  private final long taskId;
  private final int attempt;
  private final AtomicInteger beats = new AtomicInteger();
  private volatile boolean isOver;

  FakeAttemptContext(long cycleId, long taskId, int attempt) {
    this.cycleId = cycleId;
    this.taskId = taskId;
    this.attempt = attempt;
  }

  /** Ends the attempt as if another attempt took over. */
  void end() {
    isOver = true;
  }

  int beats() {
    return beats.get();
  }

  @Override
  public long taskId() {
    return taskId;
  }

  @Override
  public long cycleId() {
    return cycleId;
  }

  @Override
  public int attemptNumber() {
    return attempt;
  }

  @Override
  public void heartbeat() {
    beats.incrementAndGet();
    requireCurrent();
  }

  @Override
  public void requireCurrent() {
    if (isOver) {
      throw new AttemptEndedException("Another attempt took over");
    }
  }

  @Override
  public void recordWorkbook(String path) {
    requireCurrent();
  }
}
