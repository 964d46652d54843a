package io.insula.kernel.database;

import io.insula.kernel.base.Cancellation;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A cancellation that a test triggers. */
final class ManualCancellation implements Cancellation {
  private final List<Runnable> actions = new CopyOnWriteArrayList<>();
  private volatile boolean cancelled;

  ManualCancellation cancel() {
    cancelled = true;
    actions.forEach(Runnable::run);
    return this;
  }

  @Override
  public boolean isCancelled() {
    return cancelled;
  }

  @Override
  public Registration onCancel(Runnable action) {
    actions.add(action);
    return () -> actions.remove(action);
  }
}
