package io.insula.kernel.web;

import org.jspecify.annotations.Nullable;

/** The header {@code Idempotency-Key}, by which a client marks the repeats of a request. */
public final class IdempotencyHeader {
  /** The name of the header. */
  public static final String NAME = "Idempotency-Key";

  /** The minimum number of characters of a key that counts as unguessable. */
  private static final int MIN_UNGUESSABLE_LENGTH = 16;

  private IdempotencyHeader() {}

  /**
   * Returns a key of at least 16 characters, which other clients cannot guess.
   *
   * @param key the value of the header; null if the header is missing
   * @return null if the key is missing or too short
   */
  public static @Nullable String unguessable(@Nullable String key) {
    return key == null || key.length() < MIN_UNGUESSABLE_LENGTH ? null : key;
  }
}
