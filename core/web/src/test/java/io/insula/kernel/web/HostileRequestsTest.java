package io.insula.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Inject;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@WebTest
class HostileRequestsTest {
  @Inject EmbeddedServer server;

  private String answerTo(String request) throws IOException {
    try (var client = RawClient.connect(server.getURI())) {
      return client.send(request).readAnswer();
    }
  }

  private String answerToGet(String target) throws IOException {
    return answerTo("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
  }

  private static void assertProblem(String answer, int status) {
    // A request that is not HTTP has no version, so the framework responds as HTTP/1.0.
    assertThat(answer).matches("(?s)HTTP/1.[01] " + status + " .*");
    assertThat(answer)
        .contains("application/problem+json", "\"trace_id\":", "nosniff", "no-store")
        .doesNotContain("micronaut", "netty", "java.", "Exception", "io.insula");
    assertThat(answer.toLowerCase(java.util.Locale.ROOT)).doesNotContain("\r\nserver:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/parcels/%",
        "/parcels/%zz",
        "/parcels/%f",
        "/parcels/%00",
        "/parcels/%ff",
        "/parcels/%c0%af",
        "/parcels/search?search_text=%00",
        "/parcels/search?search_text=%ff",
        "/parcels/search?search_text=%ed%a0%80",
        "/parcels/search?search_text=%",
        "/parcels/search?%00=1",
        "/parcels/search?search_text=a&search_text=b",
        "/parcels/search?at_most=1&at_most=2",
        "/parcels/[1]",
        "/parcels/search?search_text=<x>",
        "http://[::1/parcels",
        "//",
        "\\\\parcels",
      })
  void an_invalid_address_is_refused(String target) throws IOException {
    assertThat(answerToGet(target))
        .satisfiesAnyOf(answer -> assertProblem(answer, 400), answer -> assertProblem(answer, 404));
  }

  @Test
  void an_invalid_parameter_is_named() throws IOException {
    assertThat(answerToGet("/parcels/search?at_most=1&search_text=a%00"))
        .contains("\"field\":\"search_text\"", "must be UTF-8 without NUL");
    assertThat(answerToGet("/parcels/search?at_most=1&at_most=2"))
        .contains("\"field\":\"at_most\"", "must not be given more than once");
  }

  @Test
  void text_beyond_ascii_is_accepted() throws IOException {
    assertThat(answerToGet("/parcels/search?search_text=%C3%A9t%C3%A9"))
        .startsWith("HTTP/1.1 200")
        .contains("été");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense\r\n\r\n",
        "GET\r\n\r\n",
        "GET /parcels/1\r\n\r\n",
        "GET /parcels/1 HTTP/9.9.9\r\n\r\n",
        "GET /parcels/1 HTTP/1.1\r\nBad Header: x\r\n\r\n",
        "GET /parcels/1 HTTP/1.1\r\nHost: a\r\nX: a\u0000b\r\n\r\n",
        "POST /parcels HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
        "POST /parcels HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
        "POST /parcels HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
        "POST /parcels HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\n",
        "POST /parcels HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
            + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
      })
  void input_that_is_not_http_is_refused_and_the_connection_closed(String request)
      throws IOException {
    try (var client = RawClient.connect(server.getURI())) {
      assertProblem(client.send(request).readToEnd(), 400);
    }
  }

  @Test
  void too_long_an_address_gets_414() throws IOException {
    assertProblem(answerToGet("/parcels/" + "1".repeat(20_000)), 414);
  }

  @Test
  void too_large_headers_get_431() throws IOException {
    assertProblem(
        answerTo("GET /parcels/1 HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(40_000) + "\r\n\r\n"),
        431);
  }

  @Test
  void an_unknown_method_is_not_an_unexpected_error() throws IOException {
    assertThat(answerTo("BREW /parcels/1 HTTP/1.1\r\nHost: a\r\n\r\n"))
        .satisfiesAnyOf(answer -> assertProblem(answer, 404), answer -> assertProblem(answer, 405));
  }

  @Test
  void a_body_with_a_wrong_content_coding_is_refused() throws IOException {
    assertProblem(
        answerTo(
            "POST /parcels HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                + "Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}"),
        400);
  }

  @Test
  void the_error_response_to_head_has_no_body() throws IOException {
    try (var client = RawClient.connect(server.getURI())) {
      client.send("HEAD /nowhere HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
      assertThat(client.readToEnd()).startsWith("HTTP/1.1 404").endsWith("\r\n\r\n");
    }
  }
}
