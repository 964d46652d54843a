package io.insula.kernel.database.shares;

import io.insula.kernel.base.apps.AppWork;

/** The right to one connection of the pool. */
public record ConnectionShare(ConnectionShares shares, AppWork work, Thread holder) {
  /** Gives it back. Called once. */
  public void release() {
    shares.release(this);
  }
}
