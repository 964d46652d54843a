package io.insula.kernel.base.time;

import jakarta.inject.Singleton;
import java.time.Instant;

/**
 * The clock of the operating system, which may be wrong. Only the code that corrects the error
 * reads this clock. All other code uses {@link java.time.Clock}.
 */
@Singleton
public class MachineClock {
  /** Returns the current time of the operating system. */
  public Instant instant() {
    return Instant.now();
  }
}
