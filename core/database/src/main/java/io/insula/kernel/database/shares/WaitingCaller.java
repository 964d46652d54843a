package io.insula.kernel.database.shares;

import java.util.concurrent.Semaphore;

/** A caller that waits in a queue for a permit for a database connection. */
final class WaitingCaller {
  private final ConnectionPermit permit;
  private final Semaphore ready = new Semaphore(0);

  WaitingCaller(ConnectionPermit permit) {
    this.permit = permit;
  }

  /** Returns the permit that the caller waits for. */
  ConnectionPermit permit() {
    return permit;
  }

  /** Returns a semaphore that is released when it is the caller's turn. */
  Semaphore ready() {
    return ready;
  }
}
