package io.insula.kernel.database.shares;

import java.util.concurrent.Semaphore;

/** A caller in a queue. */
final class WaitingCaller {
  private final ConnectionShare share;
  private final Semaphore ready = new Semaphore(0);

  WaitingCaller(ConnectionShare share) {
    this.share = share;
  }

  /** Returns the permit that the caller waits for. */
  ConnectionShare share() {
    return share;
  }

  /** Returns a semaphore that gets a permit when it is the caller's turn. */
  Semaphore ready() {
    return ready;
  }
}
