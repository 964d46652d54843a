package io.insula.kernel.database.shares;

import java.util.concurrent.Semaphore;

/** A caller in a queue. */
final class Waiter {
  private final ConnectionShare share;
  private final Semaphore ready = new Semaphore(0);

  Waiter(ConnectionShare share) {
    this.share = share;
  }

  /** What it waits for. */
  ConnectionShare share() {
    return share;
  }

  /** Has a permit once it got that. */
  Semaphore ready() {
    return ready;
  }
}
