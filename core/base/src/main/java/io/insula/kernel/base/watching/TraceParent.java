package io.insula.kernel.base.watching;

import io.micronaut.http.HttpHeaders;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the header {@code traceparent} of the W3C Trace Context
 * (https://www.w3.org/TR/trace-context/).
 */
final class TraceParent {
  private static final String HEADER = "traceparent";
  private static final Pattern VERSION_0 =
      Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
  private static final Pattern LATER_VERSION =
      Pattern.compile(
          "(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.{0,200})?");

  private TraceParent() {}

  /** Returns the sender's trace id; empty unless the request has exactly one valid header. */
  static Optional<String> traceIdOf(HttpHeaders headers) {
    var values = headers.getAll(HEADER);
    if (values.size() != 1) {
      return Optional.empty();
    }
    var value = values.getFirst();
    var matcher = (value.startsWith("00") ? VERSION_0 : LATER_VERSION).matcher(value);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
