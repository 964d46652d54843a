package io.insula.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sends headers and addresses of the largest accepted size, in which a short part is repeated very
 * often.
 */
@WebTest
class LongHeadersTest {
  private static final int HEADER_SIZE = 16_000;
  private static final int ADDRESS_SIZE = 8_000;
  private static final Duration LONGEST = Duration.ofSeconds(20);

  @Inject EmbeddedServer server;

  static Stream<Arguments> headers() {
    var names =
        Stream.of(
            "Accept",
            "Accept-Encoding",
            "Accept-Charset",
            "Accept-Language",
            "Authorization",
            "Content-Type",
            "Cookie",
            "Expect",
            "Forwarded",
            "Idempotency-Key",
            "If-Match",
            "If-Modified-Since",
            "If-None-Match",
            "Origin",
            "Prefer",
            "Range",
            "TE",
            "traceparent",
            "X-Forwarded-For",
            "X-Forwarded-Host");
    var parts = Stream.of("a,", "-a", "a;q=1,", "a/b;c=d,", "a/*,", "\"a\",", "a=b;", " ,", "1-2,");
    var values = parts.map(part -> "a" + part.repeat(HEADER_SIZE / part.length())).toList();
    return names.flatMap(name -> values.stream().map(value -> Arguments.of(name, value)));
  }

  @ParameterizedTest(name = "{0} {index}")
  @MethodSource("headers")
  void a_long_header_is_read_or_refused_at_once(String name, String value) throws IOException {
    var begin = System.nanoTime();
    try (var client = RawClient.connect(server.getURI())) {
      var head = client.send(head("/parcels/7", name + ": " + value)).readHead();

      assertThat(head).matches("(?s)HTTP/1.1 [234].*");
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(LONGEST);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "a/", "-a", "%20", "a=b&", "+", ";", "(", "{a}", "."})
  void a_long_address_is_routed_or_refused_at_once(String part) throws IOException {
    var repeated = part.repeat(ADDRESS_SIZE / part.length() / 2);
    var begin = System.nanoTime();
    for (var address :
        Stream.of("/" + repeated, "/parcels/" + repeated, "/parcels/search?" + repeated).toList()) {
      try (var client = RawClient.connect(server.getURI())) {
        assertThat(client.send(head(address, "X: y")).readHead()).matches("(?s)HTTP/1.1 [234].*");
      }
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(LONGEST);
  }

  private static String head(String address, String field) {
    return "GET " + address + " HTTP/1.1\r\nHost: a\r\n" + field + "\r\n\r\n";
  }
}
