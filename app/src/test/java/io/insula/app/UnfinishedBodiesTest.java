package io.insula.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insula.testkit.ApiClient;
import io.insula.testkit.ServerProcess;
import io.insula.testkit.TestDatabase;
import io.insula.testkit.TestPasswords;
import io.insula.testkit.TestUsers;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests that a server with 256 MB answers other clients while hundreds of clients have sent large
 * bodies without the last bytes.
 */
@Tag("processes")
class UnfinishedBodiesTest {
  private static final int CONNECTIONS = 400;
  private static final int BODY_BYTES = 1024 * 1024;
  private static final int MISSING_BYTES = 16;

  /**
   * The maximum time of the requests of other clients. Receiving the bodies keeps two processors
   * busy for seconds, and other tests may need one of these processors. Without a limit on
   * unfinished bodies, the server would not answer for half a minute.
   */
  private static final Duration SOON = Duration.ofSeconds(15);

  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Map<String, String> CREDENTIALS =
      Map.of("username", "admin", "password", TestPasswords.ADMIN);

  private static ServerProcess server;
  private static ApiClient member;
  private static String token;

  private final List<Socket> sockets = new ArrayList<>();

  @BeforeAll
  static void start() {
    var database = TestDatabase.create();
    server = ServerProcess.start(ServerProcess.Settings.standard().on(database)).awaitReady();
    member = TestUsers.of(server.uri()).member("mia");
    member.get("/projects").expect(200);
    token = signIn();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void disconnect() throws IOException {
    for (var socket : sockets) {
      socket.close();
    }
    // The server frees the memory of the bodies when it notices that the clients have disconnected.
    await()
        .atMost(LONG)
        .until(
            () -> ApiClient.at(server.uri()).post("/login", CREDENTIALS).status(),
            status -> status == 200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/login", "/nowhere"})
  void bodies_without_a_token_do_not_block_other_clients(String path) throws Exception {
    assertEverybodyElseIsServed(path, "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/events", "/events/batch"})
  void bodies_with_a_token_do_not_block_other_clients(String path) throws Exception {
    assertEverybodyElseIsServed(path, "Authorization: Bearer " + token + "\r\n");
  }

  private void assertEverybodyElseIsServed(String path, String header) throws Exception {
    var opened = new ArrayList<Callable<Void>>();
    for (int i = 0; i < CONNECTIONS; i++) {
      var socket = new Socket(server.uri().getHost(), server.uri().getPort());
      sockets.add(socket);
      opened.add(() -> send(socket, path, header));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var sending = opened.stream().map(threads::submit).toList();
      for (int i = 0; i < 30; i++) {
        assertServed();
      }
      for (var sent : sending) {
        sent.get();
      }
      for (int i = 0; i < 10; i++) {
        assertServed();
      }
    }
    assertThat(server.output()).doesNotContain("OutOfMemory").doesNotContain("direct memory");
  }

  private void assertServed() {
    var start = System.nanoTime();
    ApiClient.at(server.uri()).get("/health").expect(200);
    member.get("/projects").expect(200);
    signIn();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
  }

  private static String signIn() {
    return ApiClient.at(server.uri())
        .post("/login", CREDENTIALS)
        .expect(200)
        .json()
        .get("access_token")
        .asText();
  }

  /**
   * Sends a request without the last bytes of its body. If the server refuses the body, it may
   * close the connection while this method still sends.
   */
  private Void send(Socket socket, String path, String header) {
    URI address = server.uri();
    var head =
        "POST %s HTTP/1.1\r\nHost: %s\r\n%sContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
            .formatted(
                path,
                address.getAuthority(),
                header,
                path.endsWith("batch") ? "application/x-ndjson" : "application/json",
                BODY_BYTES);
    var body = new byte[BODY_BYTES - MISSING_BYTES];
    Arrays.fill(body, (byte) ' ');
    try {
      var out = socket.getOutputStream();
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      out.write(body);
      out.flush();
    } catch (IOException e) {
      assertThat(e).hasMessageMatching("(?i).*(reset|broken|closed|abort).*");
    }
    return null;
  }
}
