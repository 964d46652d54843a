package io.insula.app;

import java.util.Properties;

/**
 * Lets Micronaut load its beans on two threads even on a machine with two processors. Micronaut
 * uses the common pool if it has more than one thread, which by default needs three processors.
 */
final class CommonPoolSetup {
  static final String PARALLELISM = "java.util.concurrent.ForkJoinPool.common.parallelism";

  private static final int TWO = 2;

  private CommonPoolSetup() {}

  /**
   * Sets the size of the common pool, which must not be in use yet. A size that the operator chose
   * stays.
   */
  static void useBothProcessors() {
    useBoth(Runtime.getRuntime().availableProcessors(), System.getProperties());
  }

  static void useBoth(int processors, Properties properties) {
    if (processors == TWO) {
      properties.putIfAbsent(PARALLELISM, Integer.toString(TWO));
    }
  }
}
