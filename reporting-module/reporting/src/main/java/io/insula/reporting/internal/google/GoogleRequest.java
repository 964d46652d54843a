package io.insula.reporting.internal.google;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Makes a request, which sends nothing, though Google's methods declare that they might fail. */
@FunctionalInterface
interface GoogleRequest<T> {
  T make() throws IOException;

  /** The request. */
  static <T> T of(GoogleRequest<T> request) {
    try {
      return request.make();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
