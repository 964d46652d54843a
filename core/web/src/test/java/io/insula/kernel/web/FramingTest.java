package io.insula.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests requests that a lenient proxy in front of the server could interpret differently than the
 * server.
 */
@WebTest
class FramingTest {
  private static final String HEAD =
      "POST /parcels/any HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n";
  private static final String CHUNKED = HEAD + "Transfer-Encoding: chunked\r\n\r\n";
  private static final String NEXT = "GET /parcels/77 HTTP/1.1\r\nHost: a\r\n\r\n";

  @Inject EmbeddedServer server;

  @ParameterizedTest
  @ValueSource(
      strings = {
        HEAD + "Transfer-Encoding: xchunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        HEAD + "Transfer-Encoding: gzip\r\n\r\n",
        HEAD + "Transfer-Encoding: identity\r\n\r\n",
        HEAD + "Transfer-Encoding: chunked, identity\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        HEAD + "Transfer-Encoding: \"chunked\"\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        HEAD + "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        HEAD + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        HEAD + "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}",
        HEAD + "Content-Length: +2\r\n\r\n{}",
        HEAD + "Content-Length: -2\r\n\r\n{}",
        HEAD + "Content-Length: 2\r\nX: y\r\n z\r\n\r\n{}",
        HEAD + "Content-Length : 2\r\n\r\n{}",
        HEAD + "Content-Length: 2\n\r\n{}",
        CHUNKED + "100000000\r\n{}\r\n0\r\n\r\n",
        CHUNKED + "1 x\r\n1\r\n0\r\n\r\n",
        CHUNKED + "2\r\n{}\r\n0 \r\n\r\n",
        CHUNKED + "2;a\nb\r\n{}\r\n0\r\n\r\n",
        CHUNKED + "2\r\n{}\n0\r\n\r\n",
        CHUNKED + "2\r\n{}\r\n0\r\nContent-Length: 7\r\n\r\n",
        CHUNKED + "2\r\n{}\r\n0\r\nT : 1\r\n\r\n",
        "GET /parcels/1 HTTP/1.1\r\n\r\n",
        "GET /parcels/1 HTTP/1.1\r\nHost:\r\n\r\n",
        "GET /parcels/1 HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET /parcels/1 HTTP/3.7\r\nHost: a\r\n\r\n",
        "GET /parcels/1 HTTP/1.1\nHost: a\n\n",
        "GET  /parcels/1 HTTP/1.1\r\nHost: a\r\n\r\n",
      })
  void an_ambiguous_request_is_refused_and_nothing_after_it_is_read(String request)
      throws IOException {
    try (var client = RawClient.connect(server.getURI())) {
      var answers = client.send(request + NEXT).readToEnd();

      assertThat(answers)
          .matches("(?s)HTTP/1.[01] 400 .*")
          .contains("application/problem+json", "The request is not well-formed HTTP.")
          .doesNotContain("parcel_id")
          .doesNotContain("HTTP/1.1 200");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /parcels/1 HTTP/1.1\r\n\r\n",
        HEAD + "Content-Length: -2\r\n\r\n",
        "GET /nowhere HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
      })
  void the_answer_to_a_malformed_request_has_a_trace_id_like_all_others(String request)
      throws IOException {
    try (var client = RawClient.connect(server.getURI())) {
      var answer = client.send(request).readToEnd();

      assertThat(Pattern.compile("(?mi)^Trace-Id: ([0-9a-f]{32})$").matcher(answer).results())
          .singleElement()
          .satisfies(found -> assertThat(answer).contains("\"trace_id\":\"" + found.group(1)));
    }
  }

  @Test
  void earlier_requests_are_answered_first() throws IOException {
    try (var client = RawClient.connect(server.getURI())) {
      var answers = client.send(NEXT + HEAD + "Transfer-Encoding: gzip\r\n\r\n" + NEXT).readToEnd();

      assertThat(answers).startsWith("HTTP/1.1 200").contains("77").contains(" 400 ");
      assertThat(answers.split("HTTP/1\\.[01] ")).hasSize(3);
    }
  }

  @RepeatedTest(20)
  void the_connection_closes_even_if_the_response_is_already_being_sent() throws IOException {
    try (var client = RawClient.connect(server.getURI())) {
      client.send(CHUNKED.replace("/parcels/any", "/nowhere") + "2\r\n{ \r\n");
      client.send("1 x\r\n}\r\n0\r\n\r\n");

      assertThat(client.readToEnd()).matches("(?s)HTTP/1.[01] 4.*");
    }
  }

  @Test
  void chunks_with_extensions_and_trailers_are_read_and_the_connection_stays_open()
      throws IOException {
    try (var client = RawClient.connect(server.getURI())) {
      client.send(CHUNKED + "2;name=\"a b\"\r\n[1\r\n1\r\n]\r\n0\r\nT: 1\r\n\r\n" + NEXT);

      assertThat(client.readAnswer()).startsWith("HTTP/1.1 200").endsWith("[1]");
      assertThat(client.readAnswer()).startsWith("HTTP/1.1 200").contains("77");
    }
  }
}
