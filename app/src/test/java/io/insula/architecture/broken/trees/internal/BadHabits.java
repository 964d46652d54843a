package io.insula.architecture.broken.trees.internal;

import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Breaks the rules: nothing sleeps, reads the clock of the machine, prints, is injected into a
 * field, or is static and changes.
 */
final class BadHabits {
  static final ArrayList<String> KNOWN = new ArrayList<>();
  static int counter;

  @Inject @Nullable String injected;

  void sleep() throws InterruptedException {
    Thread.sleep(1);
    System.out.println(counter + " at " + Instant.now());
  }
}
