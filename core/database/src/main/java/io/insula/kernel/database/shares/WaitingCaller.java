package io.insula.kernel.database.shares;

import java.util.concurrent.Semaphore;

/** A caller in a queue. */
final class WaitingCaller {
  private final ConnectionPermit share;
  private final Semaphore ready = new Semaphore(0);

  WaitingCaller(ConnectionPermit share) {
    this.share = share;
  }

  /** Returns the permit that the caller waits for. */
  ConnectionPermit share() {
    return share;
  }

  /** Returns a semaphore that gets a permit when it is the caller's turn. */
  Semaphore ready() {
    return ready;
  }
}
