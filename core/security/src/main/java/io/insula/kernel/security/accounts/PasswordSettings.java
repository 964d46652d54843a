package io.insula.kernel.security.accounts;

import io.insula.kernel.base.SettingBounds;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;

/**
 * The cost of hashing a password (Argon2id).
 *
 * @param memoryKib memory for one hash, in KiB
 * @param iterations passes over the memory
 * @param parallel how many passwords may be hashed at the same time; 0 for the number of
 *     processors, limited to 8 and to a quarter of the heap
 */
@Context
@ConfigurationProperties("insula.passwords")
record PasswordSettings(int memoryKib, int iterations, int parallel) {
  private static final int MAX_PARALLEL = 8;
  private static final int HEAP_DIVISOR = 4;
  private static final long BYTES_PER_KIB = 1024;

  /** The minimum of Argon2 with one lane. */
  private static final int MIN_MEMORY_KIB = 8;

  private static final int MAX_MEMORY_KIB = 4 << 20;
  private static final int MAX_SETTING = 1_000;

  PasswordSettings {
    SettingBounds.check("INSULA_PASSWORDS_MEMORY_KIB", memoryKib, MIN_MEMORY_KIB, MAX_MEMORY_KIB);
    SettingBounds.check("INSULA_PASSWORDS_ITERATIONS", iterations, 1, MAX_SETTING);
    SettingBounds.check("INSULA_PASSWORDS_PARALLEL", parallel, 0, MAX_SETTING);
  }

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
    var fitting = heap / HEAP_DIVISOR / (memoryKib * BYTES_PER_KIB);
    return Math.clamp(Math.min(processors, fitting), 1, MAX_PARALLEL);
  }
}
