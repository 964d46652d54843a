package io.insula.kernel.web;

import org.jspecify.annotations.Nullable;

/** The header with the key by which a client marks the repeats of a request. */
public final class IdempotencyHeader {
  /** The name of the header. */
  public static final String NAME = "Idempotency-Key";

  /** The minimum number of characters of a key that nobody else can guess. */
  private static final int LEAST_UNGUESSABLE = 16;

  private IdempotencyHeader() {}

  /**
   * Returns a key that only its client can know.
   *
   * @param key the value of the header; null if it is missing
   * @return the key; null if it is missing, or so short that others could guess it
   */
  public static @Nullable String unguessable(@Nullable String key) {
    return key == null || key.length() < LEAST_UNGUESSABLE ? null : key;
  }
}
