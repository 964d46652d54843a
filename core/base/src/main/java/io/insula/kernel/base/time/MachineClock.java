package io.insula.kernel.base.time;

import jakarta.inject.Singleton;
import java.time.Instant;

/** The clock of the operating system, as wrong as it may be. Only what corrects it asks it. */
@Singleton
public class MachineClock {
  /** What it says now. */
  public Instant instant() {
    return Instant.now();
  }
}
