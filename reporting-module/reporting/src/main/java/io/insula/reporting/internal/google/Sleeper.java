package io.insula.reporting.internal.google;

import java.time.Duration;

/** Waits. Sends heartbeats of the task while it waits. */
interface Sleeper {
  /**
   * Waits.
   *
   * @param heartbeat sends a heartbeat; called at least every second; an exception from it ends the
   *     wait
   */
  void pause(Duration length, Runnable heartbeat);
}
