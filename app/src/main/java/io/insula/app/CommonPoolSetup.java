package io.insula.app;

import java.util.Properties;

/**
 * Lets Micronaut load its beans on two threads on a machine with two processors. Micronaut loads
 * beans on the common pool only if the pool has more than one thread. By default, the pool has one
 * thread on such a machine.
 */
final class CommonPoolSetup {
  static final String PARALLELISM = "java.util.concurrent.ForkJoinPool.common.parallelism";

  private static final int TWO = 2;

  private CommonPoolSetup() {}

  /**
   * Sets the size of the common pool, which must not be in use yet. Changes nothing if the operator
   * has set a size, or if the machine has more or fewer than two processors.
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
