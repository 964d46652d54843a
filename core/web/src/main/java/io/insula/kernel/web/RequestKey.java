package io.insula.kernel.web;

import org.jspecify.annotations.Nullable;

/**
 * Identifies one request of one user to one route. The request key stays the same when the client
 * repeats the request with the same {@code Idempotency-Key}, until the idempotency key expires.
 * Controllers declare it as a nullable parameter. They pass it to operations that must not happen
 * twice, even if the process crashes before the response is stored.
 *
 * @param value a UUID
 */
public record RequestKey(String value) {
  /** Returns the value of a key; null if the request has none. */
  public static @Nullable String valueOrNull(@Nullable RequestKey key) {
    return key == null ? null : key.value;
  }
}
