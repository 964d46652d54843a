package io.insula.reporting.internal.google;

import io.insula.reporting.internal.tickets.AttemptContext;
import io.insula.reporting.internal.tickets.AttemptEndedException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** An attempt that continues until a test ends it. */
final class FakeGoogleAttemptContext implements AttemptContext {
  private final long cycleId;
  private final BooleanSupplier isEnded;
  private final AtomicInteger beats = new AtomicInteger();

  FakeGoogleAttemptContext(long cycleId, BooleanSupplier isEnded) {
    this.cycleId = cycleId;
    this.isEnded = isEnded;
  }

  static FakeGoogleAttemptContext of(long cycleId) {
    return new FakeGoogleAttemptContext(cycleId, () -> false);
  }

  int beats() {
    return beats.get();
  }

  @Override
  public long taskId() {
    return 1;
  }

  @Override
  public long cycleId() {
    return cycleId;
  }

  @Override
  public int attemptNumber() {
    return 1;
  }

  @Override
  public void heartbeat() {
    beats.incrementAndGet();
    requireCurrent();
  }

  @Override
  public void requireCurrent() {
    if (isEnded.getAsBoolean()) {
      throw new AttemptEndedException("The test ended the attempt");
    }
  }

  @Override
  public void recordWorkbook(String path) {
    requireCurrent();
  }
}
