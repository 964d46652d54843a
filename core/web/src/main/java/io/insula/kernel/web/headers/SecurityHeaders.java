package io.insula.kernel.web.headers;

import io.micronaut.http.MutableHttpResponse;
import java.util.Map;

/** The headers of every response that make browsers handle the response safely. */
public final class SecurityHeaders {
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY",
          "Content-Security-Policy",
              "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
          "Referrer-Policy", "no-referrer",
          "Cross-Origin-Resource-Policy", "same-site",
          "Strict-Transport-Security", "max-age=31536000; includeSubDomains",
          "Cache-Control", "no-store");

  private SecurityHeaders() {}

  /** Sets each header that the response does not have yet. */
  public static void addTo(MutableHttpResponse<?> response) {
    var headers = response.getHeaders();
    DEFAULTS.forEach(
        (name, value) -> {
          if (!headers.contains(name)) {
            headers.set(name, value);
          }
        });
  }
}
