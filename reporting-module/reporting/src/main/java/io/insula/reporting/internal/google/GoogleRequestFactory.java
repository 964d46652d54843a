package io.insula.reporting.internal.google;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Creates a request without sending it. Google's methods that create requests declare an {@code
 * IOException}, which they never throw.
 */
@FunctionalInterface
interface GoogleRequestFactory<T> {
  T make() throws IOException;

  /** Creates a request, and rethrows an {@code IOException} as an unchecked exception. */
  static <T> T of(GoogleRequestFactory<T> request) {
    try {
      return request.make();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
