package io.insula.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.testkit.ApiClient;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@WebTest
class NegotiationTest {
  @Inject EmbeddedServer server;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*/*",
        "application/*",
        "APPLICATION/*",
        "application/*;q=0.5",
        "text/html, application/*;q=0.1",
        "application/json",
        "Application/JSON; charset=utf-8",
        "application/json;q=0.2, text/html",
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
        "application/json;q=x",
        "application/json;q=",
        "garbage",
        ";",
        ",",
        "image/*, */*;q=0.1",
      })
  void json_is_sent_to_all_clients_that_accept_it(String accept) {
    var answer = client().withHeader("Accept", accept).get("/parcels/7");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith("application/json").doesNotContain("q=");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/html", "image/*", "text/*", "video/mp4;q=0.3", "text/html, image/*"})
  void a_client_that_accepts_no_available_type_gets_406(String accept) {
    assertThat(client().withHeader("Accept", accept).get("/parcels/7").status()).isEqualTo(406);
  }

  @Test
  void a_range_matches_the_type_of_the_route() {
    var text = client().withHeader("Accept", "text/*");
    assertThat(text.get("/shelves/export").expect(200).header("Content-Type"))
        .startsWith("text/csv");
    assertThat(text.get("/shelves/stream").expect(200).header("Content-Type"))
        .startsWith("text/plain");
  }

  @ParameterizedTest
  @ValueSource(strings = {"garbage", "a/b/c", "/", "application/", ";", "application json", "*/*"})
  void an_invalid_content_type_is_refused(String type) throws IOException {
    assertThat(postParcel("Content-Type: " + type)).startsWith("HTTP/1.1 415");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Type: application/json",
        "Content-Type: APPLICATION/JSON;charset=utf-8",
        "Content-Type: application/json; charset=\"utf-8\""
      })
  void json_is_read_in_every_spelling_of_its_type(String header) throws IOException {
    assertThat(postParcel(header)).startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Accept-Language|;",
        "Accept-Language|,",
        "Accept-Language|;q=1",
        "Accept-Language|de-DE;q=x",
        "Accept-Language|tr, ar;q=0.3",
        "Accept-Charset|;",
        "Accept-Charset|utf-7",
        "Accept-Charset|no such set",
        "Accept-Encoding|;",
        "Accept-Encoding|gzip;q=x",
        "If-Modified-Since|x",
        "Range|;",
        "Cookie|;",
        "Cookie|=;=",
        "Origin|;",
      })
  void a_malformed_preference_is_ignored(String name, String value) throws IOException {
    try (var client = RawClient.connect(server.getURI())) {
      var answer =
          client
              .send("GET /parcels/7 HTTP/1.1\r\nHost: a\r\n" + name + ": " + value + "\r\n\r\n")
              .readAnswer();
      assertThat(answer).startsWith("HTTP/1.1 200").contains("{\"parcel_id\":7}");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/parcels/7",
        "/parcels/listed?limit=1",
        "/parcels/picture",
        "/shelves/export",
        "/docs",
        "/openapi.json",
        "/nowhere",
        "/parcels/x",
        "/health"
      })
  void head_has_the_same_headers_as_get(String path) throws IOException {
    var get = client().get(path);
    try (var client = RawClient.connect(server.getURI())) {
      var head =
          client
              .send("HEAD " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
              .readToEnd();
      assertThat(head).startsWith("HTTP/1.1 " + get.status()).endsWith("\r\n\r\n");
      assertThat(head.lines())
          .filteredOn(line -> line.toLowerCase(Locale.ROOT).startsWith("content-type:"))
          .containsExactly("content-type: " + get.header("Content-Type"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/parcels/7",
        "/parcels/listed?limit=100",
        "/parcels/picture",
        "/shelves/export",
        "/openapi.json",
        "/nowhere",
        "/parcels/x",
        "/parcels/fails/NOT_FOUND",
        "/parcels/fails/unexpected",
        "/"
      })
  void head_has_a_length_and_the_connection_serves_the_next_request(String path)
      throws IOException {
    var length = client().get(path).header("Content-Length");
    assertThat(length).isNotNull();
    try (var client = RawClient.connect(server.getURI())) {
      for (int i = 0; i < 2; i++) {
        var head = client.send("HEAD " + path + " HTTP/1.1\r\nHost: a\r\n\r\n").readHead();
        assertThat(head)
            .containsIgnoringCase("\r\ncontent-length: " + length + "\r\n")
            .doesNotContainIgnoringCase("connection: close");
      }
      assertThat(client.send("GET /parcels/7 HTTP/1.1\r\nHost: a\r\n\r\n").readAnswer())
          .startsWith("HTTP/1.1 200")
          .endsWith("{\"parcel_id\":7}");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/parcels/7", "/openapi.json"})
  void head_never_has_another_length_than_the_compressed_response(String path) throws IOException {
    try (var client = RawClient.connect(server.getURI())) {
      var rest = " HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n";
      var get = client.send("GET " + path + rest).readToEnd();
      try (var other = RawClient.connect(server.getURI())) {
        var head = other.send("HEAD " + path + rest).readToEnd();
        assertThat(lengthIn(get)).containsAll(lengthIn(head));
      }
    }
  }

  private static List<String> lengthIn(String answer) {
    var head = answer.substring(0, answer.indexOf("\r\n\r\n"));
    return head.toLowerCase(Locale.ROOT)
        .lines()
        .filter(line -> line.startsWith("content-length:"))
        .toList();
  }

  @Test
  void a_browser_is_redirected_to_the_documentation() throws IOException {
    try (var client = RawClient.connect(server.getURI())) {
      assertThat(client.send("GET / HTTP/1.1\r\nHost: a\r\nAccept: text/html\r\n\r\n").readAnswer())
          .startsWith("HTTP/1.1 303")
          .containsIgnoringCase("\r\nlocation: /docs\r\n");
    }
  }

  private String postParcel(String header) throws IOException {
    var body = "{\"binding\":\"PAPERBACK\"}".getBytes(StandardCharsets.UTF_8);
    try (var client = RawClient.connect(server.getURI())) {
      return client
          .send(
              "POST /shelves/bound HTTP/1.1\r\nHost: a\r\nContent-Length: "
                  + body.length
                  + "\r\n"
                  + header
                  + "\r\n\r\n")
          .send(body)
          .readAnswer();
    }
  }

  private ApiClient client() {
    return ApiClient.at(server.getURI());
  }
}
