package io.insula.kernel.web;

import org.jspecify.annotations.Nullable;

/**
 * Identifies one request of one user to one route, including its repeats with the same {@code
 * Idempotency-Key}. Controllers with operations that must not happen twice declare a nullable
 * parameter of this type.
 *
 * @param value a UUID
 */
public record RequestKey(String value) {
  /** Returns the value of a key; null if the request has none. */
  public static @Nullable String valueOrNull(@Nullable RequestKey key) {
    return key == null ? null : key.value;
  }
}
