package io.insula.kernel.base;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/**
 * Makes UUIDs of version 7 (RFC 9562, section 5.7). 48 bits are milliseconds since 1970, so UUIDs
 * sort by time. 74 bits are secure random bits, so UUIDs cannot be guessed.
 */
@Singleton
public class UuidV7Generator {
  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final int RANDOM_BYTES = 10;

  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  UuidV7Generator(Clock clock) {
    this.clock = clock;
  }

  /** Returns a new UUID. */
  public UUID next() {
    var bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    var bits = ByteBuffer.wrap(bytes);
    long high = (clock.millis() << 16) | VERSION_7 | (bits.getShort() & 0xfffL);
    long low = VARIANT | (bits.getLong() >>> 2);
    return new UUID(high, low);
  }
}
