package io.insula.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@WebTest
class BodyCodingTest {
  private static final String BOOK = "{\"binding\":\"PAPERBACK\"}";
  private static final int LIMIT_OF_LARGE = 3 * 1024 * 1024;

  @Inject EmbeddedServer server;

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "GZIP", "x-gzip"})
  void a_gzip_body_is_read(String coding) throws IOException {
    assertThat(post("/shelves/bound", coding, gzip(BOOK.getBytes(StandardCharsets.UTF_8))))
        .startsWith("HTTP/1.1 200")
        .contains(BOOK);
  }

  @Test
  void a_chunked_gzip_body_is_read_and_the_connection_serves_the_next_request() throws IOException {
    try (var client = RawClient.connect(server.getURI())) {
      for (int i = 0; i < 2; i++) {
        client.send(
            "POST /shelves/bound HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                + "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n");
        for (var part : gzip(BOOK.getBytes(StandardCharsets.UTF_8))) {
          client.send("1\r\n").send(new byte[] {part}).send("\r\n");
        }
        assertThat(client.send("0\r\n\r\n").readAnswer()).startsWith("HTTP/1.1 200").contains(BOOK);
      }
      client.send("GET /parcels/7 HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(client.readAnswer()).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void the_decoded_size_of_a_body_counts() throws IOException {
    assertThat(post("/parcels/large", "gzip", gzip(new byte[LIMIT_OF_LARGE])))
        .startsWith("HTTP/1.1 200")
        .contains("{\"length\":" + LIMIT_OF_LARGE + "}");
    assertThat(post("/parcels/large", "gzip", gzip(new byte[LIMIT_OF_LARGE + 1])))
        .startsWith("HTTP/1.1 413")
        .contains("application/problem+json");
  }

  @Test
  void a_gzip_bomb_is_refused_and_the_next_client_served() throws IOException {
    var bomb = gzip(new byte[200 * 1024 * 1024]);
    assertThat(bomb.length).isLessThan(300_000);
    for (int i = 0; i < 5; i++) {
      assertThat(post("/shelves/bound", "gzip", bomb)).startsWith("HTTP/1.1 413");
    }
    assertThat(post("/shelves/bound", "gzip", gzip(BOOK.getBytes(StandardCharsets.UTF_8))))
        .startsWith("HTTP/1.1 200");
  }

  @Test
  void a_body_that_is_not_gzip_is_refused() throws IOException {
    var whole = gzip(BOOK.getBytes(StandardCharsets.UTF_8));
    var corrupt = whole.clone();
    corrupt[corrupt.length - 6] ^= 1;
    var followed = Arrays.copyOf(whole, whole.length + BOOK.length());
    System.arraycopy(
        BOOK.getBytes(StandardCharsets.UTF_8), 0, followed, whole.length, BOOK.length());
    for (var body :
        new byte[][] {
          BOOK.getBytes(StandardCharsets.UTF_8),
          Arrays.copyOf(whole, whole.length - 1),
          Arrays.copyOf(whole, whole.length - 9),
          Arrays.copyOf(whole, 5),
          corrupt,
          followed,
          cutOffInTheSecond(whole),
          new byte[] {31, -117},
          Arrays.copyOf(whole, whole.length + 1)
        }) {
      assertThat(post("/shelves/bound", "gzip", body))
          .as("%d bytes", body.length)
          .startsWith("HTTP/1.1 400")
          .contains("application/problem+json")
          .contains("the body is not well-formed gzip");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 9})
  void several_gzip_members_form_one_body(int members) throws IOException {
    var document = BOOK.getBytes(StandardCharsets.UTF_8);
    var body = new ByteArrayOutputStream();
    for (int i = 0; i < members; i++) {
      var from = document.length * i / members;
      body.write(gzip(Arrays.copyOfRange(document, from, document.length * (i + 1) / members)));
      body.write(gzip(new byte[0]));
    }
    assertThat(post("/shelves/bound", "gzip", body.toByteArray()))
        .startsWith("HTTP/1.1 200")
        .contains(BOOK);
  }

  @Test
  void several_gzip_members_share_one_limit() throws IOException {
    var half = gzip(new byte[LIMIT_OF_LARGE / 2]);
    assertThat(post("/parcels/large", "gzip", joined(half, half)))
        .startsWith("HTTP/1.1 200")
        .contains("{\"length\":" + LIMIT_OF_LARGE + "}");
    assertThat(post("/parcels/large", "gzip", joined(joined(half, half), gzip(new byte[1]))))
        .startsWith("HTTP/1.1 413");
  }

  @Test
  void a_flood_of_empty_members_is_refused_and_the_next_client_served() throws IOException {
    var empty = gzip(new byte[0]);
    var flood = new ByteArrayOutputStream();
    for (int i = 0; i < 100_000; i++) {
      flood.write(empty);
    }
    assertThat(post("/parcels/large", "gzip", flood.toByteArray())).startsWith("HTTP/1.1 400");
    assertThat(post("/shelves/bound", "gzip", gzip(BOOK.getBytes(StandardCharsets.UTF_8))))
        .startsWith("HTTP/1.1 200");
  }

  private static byte[] cutOffInTheSecond(byte[] member) {
    return Arrays.copyOf(joined(member, member), 2 * member.length - 1);
  }

  private static byte[] joined(byte[] first, byte[] second) {
    var both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "deflate", "zstd", "compress", "gzip, gzip", "identity, gzip", "x"})
  void another_coding_is_refused(String coding) throws IOException {
    assertThat(post("/shelves/bound", coding, gzip(BOOK.getBytes(StandardCharsets.UTF_8))))
        .startsWith("HTTP/1.1 415")
        .contains("application/problem+json");
  }

  @Test
  void the_coding_of_an_empty_body_is_ignored() throws IOException {
    try (var client = RawClient.connect(server.getURI())) {
      for (var length : new String[] {"", "Content-Length: 0\r\n"}) {
        client.send(
            "GET /parcels/7 HTTP/1.1\r\nHost: a\r\nContent-Encoding: gzip\r\n" + length + "\r\n");
        assertThat(client.readAnswer()).startsWith("HTTP/1.1 200");
      }
    }
  }

  @Test
  void the_coding_identity_is_accepted() throws IOException {
    assertThat(post("/shelves/bound", "identity", BOOK.getBytes(StandardCharsets.UTF_8)))
        .startsWith("HTTP/1.1 200");
  }

  private String post(String path, String coding, byte[] body) throws IOException {
    try (var client = RawClient.connect(server.getURI())) {
      return client
          .send(
              "POST %s HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n".formatted(path)
                  + "Content-Encoding: %s\r\nContent-Length: %d\r\n\r\n"
                      .formatted(coding, body.length))
          .send(body)
          .readAnswer();
    }
  }

  private static byte[] gzip(byte[] body) throws IOException {
    var compressed = new ByteArrayOutputStream();
    try (var stream = new GZIPOutputStream(compressed)) {
      stream.write(body);
    }
    return compressed.toByteArray();
  }
}
