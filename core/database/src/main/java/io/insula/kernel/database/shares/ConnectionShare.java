package io.insula.kernel.database.shares;

import io.insula.kernel.base.apps.AppWork;

/** A permit for one connection of the pool. */
public record ConnectionShare(ConnectionShares shares, AppWork work, Thread holder) {
  /** Returns the permit. Call it only once. */
  public void release() {
    shares.release(this);
  }
}
