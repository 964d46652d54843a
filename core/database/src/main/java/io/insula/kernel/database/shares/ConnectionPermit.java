package io.insula.kernel.database.shares;

import io.insula.kernel.base.apps.CurrentApp;

/** A permit for one connection of the pool. */
public record ConnectionPermit(ConnectionPermits permits, CurrentApp work, Thread holder) {
  /** Releases the permit, so that another caller can get it. Call it only once. */
  public void release() {
    permits.release(this);
  }
}
