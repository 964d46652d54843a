package io.insula.kernel.security.accounts;

import io.micronaut.context.annotation.ConfigurationProperties;

/**
 * The cost of hashing a password (Argon2id).
 *
 * @param memoryKib memory for one hash, in KiB
 * @param iterations passes over that memory
 * @param parallel how many passwords may be hashed at the same time; 0 for one per processor, but
 *     at most 8, and at most as many as fit into a quarter of the heap
 */
@ConfigurationProperties("insula.passwords")
record PasswordSettings(int memoryKib, int iterations, int parallel) {
  private static final int MOST_PARALLEL = 8;
  private static final int QUARTER = 4;
  private static final long KIB = 1024;

  int permits() {
    var machine = Runtime.getRuntime();
    return permits(machine.availableProcessors(), machine.maxMemory());
  }

  /**
   * Returns how many passwords may be hashed at the same time.
   *
   * @param heap the maximum size of the heap, in bytes
   */
  int permits(int processors, long heap) {
    if (parallel > 0) {
      return parallel;
    }
    var fitting = heap / QUARTER / (memoryKib * KIB);
    return Math.clamp(Math.min(processors, fitting), 1, MOST_PARALLEL);
  }
}
