package io.insula.kernel.security.accounts;

import io.micronaut.context.annotation.ConfigurationProperties;

/**
 * The cost of hashing a password (Argon2id).
 *
 * @param memoryKib memory for one hash, in KiB
 * @param iterations passes over that memory
 * @param parallel how many passwords are hashed at the same time; 0 for one per processor
 */
@ConfigurationProperties("insula.passwords")
record PasswordSettings(int memoryKib, int iterations, int parallel) {
  private static final int MOST_PARALLEL = 8;

  int permits() {
    return parallel > 0
        ? parallel
        : Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_PARALLEL);
  }
}
