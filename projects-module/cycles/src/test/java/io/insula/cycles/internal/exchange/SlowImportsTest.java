package io.insula.cycles.internal.exchange;

import static io.insula.cycles.internal.CyclesOverHttp.ELECTION;
import static io.insula.cycles.internal.CyclesOverHttp.imported;
import static io.insula.cycles.internal.CyclesOverHttp.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insula.cycles.internal.CyclesOverHttp;
import io.insula.testkit.TestPasswords;
import io.insula.testkit.TestUsers;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/**
 * Tests clients that send a file slowly, only in part or without an end, on a server with only two
 * database connections.
 */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Property(name = "datasources.default.maximum-pool-size", value = "2")
@Timeout(180)
class SlowImportsTest {
  private static final int IMPORTS_AT_ONCE = 8;
  private static final long GIBIBYTE = 1L << 30;

  @Inject CyclesOverHttp http;
  @Inject EmbeddedServer server;

  private final List<Socket> sockets = new ArrayList<>();
  private TestUsers people;
  private String token;

  @BeforeEach
  void sign_in() {
    if (people == null) {
      people = http.people();
      token =
          people
              .nobody()
              .post("/login", Map.of("username", "admin", "password", TestPasswords.ADMIN))
              .expect(200)
              .json()
              .required("access_token")
              .textValue();
    }
  }

  @AfterEach
  void hang_up() throws IOException {
    for (var socket : sockets) {
      socket.close();
    }
    sockets.clear();
    await().untilAsserted(() -> imported(people.admin(), ELECTION));
  }

  @Test
  void clients_that_stall_hold_no_connection_to_the_database() throws IOException {
    var path = imported(people.admin(), ELECTION);
    for (var i = 0; i < IMPORTS_AT_ONCE - 1; i++) {
      begin(ELECTION.length() + 1, ELECTION);
    }

    for (var i = 0; i < 20; i++) {
      people.admin().get(path + "/results").expect(200);
    }
    imported(people.admin(), ELECTION);
  }

  @Test
  void the_ninth_concurrent_file_must_be_retried_later() throws IOException {
    for (var i = 0; i < IMPORTS_AT_ONCE; i++) {
      begin(ELECTION.length() + 1, ELECTION);
    }

    await()
        .untilAsserted(
            () -> {
              var refused = send(people.admin(), ELECTION).expect(503);
              assertThat(refused.header("Retry-After")).isEqualTo("5");
              assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
            });
  }

  @Test
  void an_interrupted_upload_stores_nothing() throws IOException {
    var before = http.rows();
    var whole = ELECTION.substring(0, ELECTION.indexOf("4;30"));
    var socket = begin(ELECTION.length(), whole);

    socket.close();
    // Two imports use both database connections. They would fail if a connection were still in a
    // COPY.
    imported(people.admin(), ELECTION);
    imported(people.admin(), ELECTION);

    assertThat(http.rows() - before).isEqualTo(2 * (1 + 4 + 5 + 1));
  }

  @Test
  void a_file_in_transfer_has_no_name_on_the_disk() throws IOException {
    for (var i = 0; i < 3; i++) {
      begin(ELECTION.length() + 1, ELECTION);
    }
    imported(people.admin(), ELECTION);

    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      assertThat(files).noneMatch(file -> file.getFileName().toString().contains("insula-import"));
    }
  }

  @Test
  void a_file_of_a_gigabyte_is_refused_before_it_is_sent() throws IOException {
    var before = http.rows();

    var socket = begin(GIBIBYTE, "");

    assertThat(firstLine(socket)).startsWith("HTTP/1.1 413");
    assertThat(http.rows()).isEqualTo(before);
  }

  @Test
  void a_file_without_a_length_is_refused_at_64_megabytes() throws IOException {
    var before = http.rows();
    var socket = open("Transfer-Encoding: chunked\r\n");
    var chunk = ("100000\r\n" + "x".repeat(1 << 20) + "\r\n").getBytes(StandardCharsets.US_ASCII);

    for (var i = 0; i < 66; i++) {
      socket.getOutputStream().write(chunk);
    }
    socket.getOutputStream().write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

    assertThat(firstLine(socket)).startsWith("HTTP/1.1 413");
    assertThat(http.rows()).isEqualTo(before);
  }

  @Test
  void a_file_with_an_idempotency_key_is_limited_to_16_megabytes() {
    var client = people.admin().withHeader("Idempotency-Key", "large");
    var file = new StringBuilder(ELECTION.replace("num_votes;5\n", ""));
    // A long text keeps the number of rows small.
    var text = "x".repeat(500);
    for (var voter = 10; file.length() < (16 << 20) + 1; voter++) {
      file.append(voter).append(";\"").append(text).append("\";a,b\n");
    }
    var before = http.rows();

    send(client, file.toString()).expect(413);

    assertThat(http.rows()).isEqualTo(before);
    send(people.admin(), file.toString()).expect(201);
  }

  private Socket begin(long length, String part) throws IOException {
    var socket = open("Content-Length: " + length + "\r\n");
    socket.getOutputStream().write(part.getBytes(StandardCharsets.UTF_8));
    return socket;
  }

  private Socket open(String header) throws IOException {
    var socket = new Socket(server.getHost(), server.getPort());
    sockets.add(socket);
    var head =
        "POST /cycles/import HTTP/1.1\r\nHost: %s:%d\r\nAuthorization: Bearer %s\r\n"
                .formatted(server.getHost(), server.getPort(), token)
            + "Content-Type: application/x-pabulib\r\n"
            + header
            + "\r\n";
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static String firstLine(Socket socket) throws IOException {
    var line = new StringBuilder();
    for (var next = socket.getInputStream().read(); next > '\r'; ) {
      line.append((char) next);
      next = socket.getInputStream().read();
    }
    return line.toString();
  }
}
