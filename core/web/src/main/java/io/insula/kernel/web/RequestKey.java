package io.insula.kernel.web;

import org.jspecify.annotations.Nullable;

/**
 * Identifies a request of a user and its repeats with the same {@code Idempotency-Key}. A
 * controller whose operation must not happen twice declares a nullable parameter of this type.
 *
 * @param value a UUID
 */
public record RequestKey(String value) {
  /** Returns the value of a key; null if the request has none. */
  public static @Nullable String valueOrNull(@Nullable RequestKey key) {
    return key == null ? null : key.value;
  }
}
