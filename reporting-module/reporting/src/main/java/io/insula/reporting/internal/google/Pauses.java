package io.insula.reporting.internal.google;

import java.time.Duration;

/** Waits, while the task says that it lives. */
interface Pauses {
  /**
   * Waits.
   *
   * @param beat is called at least every second; what it throws ends the wait
   */
  void pause(Duration length, Runnable beat);
}
