package io.insula.app;

import java.util.Properties;

/**
 * Lets Micronaut load beans on two threads on a machine with two processors. The default common
 * pool has only one thread there, and Micronaut does not use such a pool.
 */
final class CommonPoolSetup {
  static final String PARALLELISM = "java.util.concurrent.ForkJoinPool.common.parallelism";

  private static final int TWO_PROCESSORS = 2;

  private CommonPoolSetup() {}

  /**
   * Sets the size of the common pool, which must not be in use yet. Changes nothing if the operator
   * has set a size, or if the number of processors is not two.
   */
  static void useBothProcessors() {
    useBoth(Runtime.getRuntime().availableProcessors(), System.getProperties());
  }

  static void useBoth(int processors, Properties properties) {
    if (processors == TWO_PROCESSORS) {
      properties.putIfAbsent(PARALLELISM, Integer.toString(TWO_PROCESSORS));
    }
  }
}
