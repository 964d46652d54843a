package io.insula.kernel.movingout.forwarding;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import io.insula.testkit.ServerProcess;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests forwarded requests when the process that hosts the app, or the client, misbehaves. */
class ForwardingFailuresTest {
  /** The deadline in the tests that wait until it passes. */
  private static final Duration DEADLINE = Duration.ofSeconds(2);

  /**
   * The deadline in all other tests, in which it must not pass. On a busy machine the first answer
   * of a new server may be slow.
   */
  private static final Duration FAR_AWAY = Duration.ofMinutes(2);

  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

  private FakeHost host;
  private EmbeddedServer front;

  private ApiClient inFrontOf(FakeHost.Script script) throws IOException {
    return inFrontOf(script, FAR_AWAY);
  }

  private ApiClient inFrontOf(FakeHost.Script script, Duration deadline) throws IOException {
    host = new FakeHost(script);
    return inFrontOf(host.port(), deadline);
  }

  private ApiClient inFrontOf(int port, Duration deadline) throws IOException {
    front =
        ForwardingServers.insecureFront(
            ServerProcess.freePort(),
            Map.of(
                "insula.remote.garden.web-target",
                "127.0.0.1:" + port,
                "insula.remote.deadline",
                deadline));
    return ApiClient.at(front.getURI());
  }

  @AfterEach
  void stop() throws IOException {
    front.close();
    if (host != null) {
      host.close();
    }
  }

  private static void assertUnreachable(ApiResponse answer) {
    answer.expect(503);
    assertThat(answer.header("Retry-After")).isEqualTo("1");
    assertThat(answer.json().required("detail").textValue())
        .isEqualTo("The app garden is currently unreachable. Retry shortly.");
  }

  @Test
  void a_request_to_a_silent_host_times_out_with_a_clear_answer() throws Exception {
    var client = inFrontOf((_, _) -> true, DEADLINE);
    var begin = System.nanoTime();

    assertUnreachable(client.get("/garden/visitor"));

    assertThat(Duration.ofNanos(System.nanoTime() - begin))
        .isBetween(DEADLINE, DEADLINE.plusSeconds(10));
    assertThat(host.left.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(host.heads).hasSize(1);
  }

  @Test
  void the_time_starts_when_the_host_has_the_whole_request() throws Exception {
    inFrontOf(
        (socket, _) -> {
          for (var next = 0; next != '.'; ) {
            next = socket.getInputStream().read();
          }
          return FakeHost.say(socket, OK);
        },
        DEADLINE);

    try (var client = new Socket(InetAddress.getLoopbackAddress(), front.getPort())) {
      var begin = System.nanoTime();
      var out = client.getOutputStream();
      out.write(
          "POST /garden/soil HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n"
              .getBytes(ISO_8859_1));
      for (var sent = 0; sent < 999; sent++) {
        out.write('x');
        if (sent % 100 == 0) {
          var until = DEADLINE.multipliedBy(sent).dividedBy(500);
          await()
              .pollInterval(Duration.ofMillis(20))
              .until(() -> System.nanoTime() - begin > until.toNanos());
        }
      }
      out.write('.');
      var answer = new String(client.getInputStream().readNBytes(15), ISO_8859_1);

      assertThat(answer).isEqualTo("HTTP/1.1 200 OK");
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(DEADLINE);
    }
  }

  @Test
  void a_connection_lost_before_the_answer_is_reported_and_no_body_is_sent_twice()
      throws Exception {
    var client = inFrontOf((_, _) -> false);

    assertUnreachable(client.send("POST", "/garden/soil", "text/plain", "a".getBytes(ISO_8859_1)));
    assertThat(host.heads).hasSize(1);
    assertUnreachable(client.send("GET", "/garden/soil", "text/plain", "a".getBytes(ISO_8859_1)));
    assertUnreachable(client.get("/garden/visitor"));
  }

  @Test
  void a_request_is_retried_if_safe_when_the_host_closed_the_idle_connection() throws Exception {
    var client = inFrontOf((socket, head) -> FakeHost.say(socket, OK) && !head.contains("last"));
    client.get("/garden/visitor").expect(200);
    client.get("/garden/visitor?last").expect(200);

    client.get("/garden/visitor").expect(200);
    assertThat(host.heads).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 100\r\n\r\nabc",
        "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"
      })
  void an_aborted_answer_is_aborted_for_the_client_too(String rest) throws Exception {
    var client =
        inFrontOf(
            (socket, _) -> {
              FakeHost.say(socket, "HTTP/1.1 200 OK\r\n" + rest);
              return false;
            });

    assertThatThrownBy(() -> client.get("/garden/visitor"))
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void a_client_that_disconnects_cancels_its_request() throws Exception {
    inFrontOf((_, _) -> true);
    try (var client = new Socket(InetAddress.getLoopbackAddress(), front.getPort())) {
      client
          .getOutputStream()
          .write(
              "POST /garden/x HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n"
                  .getBytes(ISO_8859_1));
      await().until(() -> host.heads.size() == 1);
    }

    // The client never sends the whole body, so no deadline has started. Only the disconnect can
    // cancel the request.
    assertThat(host.left.await(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void a_refusal_of_this_process_is_not_shown_to_clients() throws Exception {
    var client =
        inFrontOf(
            (socket, _) ->
                FakeHost.say(
                    socket,
                    "HTTP/1.1 403 Forbidden\r\nInsula-Refusal: not among the callers\r\n"
                        + "Content-Length: 6\r\n\r\nsecret"));

    var answer = client.get("/garden/visitor");
    assertUnreachable(answer);
    assertThat(answer.body()).doesNotContain("secret", "callers");
    assertThat(answer.headers().map()).doesNotContainKey("insula-refusal");
  }

  @Test
  void hop_by_hop_headers_are_not_returned() throws Exception {
    var client =
        inFrontOf(
            (socket, _) ->
                FakeHost.say(
                    socket,
                    "HTTP/1.1 299 Odd\r\nConnection: keep-alive, X-Hop\r\nX-Hop: a\r\nX-End: b\r\n"
                        + "X-Twice: c\r\nX-Twice: d\r\nTrace-Id: e\r\nInsula-User: f\r\n"
                        + "Content-Length: 2\r\n\r\nok"));

    var answer = client.get("/garden/visitor").expect(299);
    assertThat(answer.body()).isEqualTo("ok");
    assertThat(answer.header("Content-Type")).isNull();
    assertThat(answer.header("X-End")).isEqualTo("b");
    assertThat(answer.headers().allValues("X-Twice")).containsExactly("c", "d");
    assertThat(answer.headers().allValues("Trace-Id")).hasSize(1).doesNotContain("e");
    assertThat(answer.headers().map()).doesNotContainKeys("x-hop", "insula-user");
  }

  @Test
  void the_length_is_sent_for_a_head_request() throws Exception {
    var client =
        inFrontOf(
            (socket, _) ->
                FakeHost.say(socket, "HTTP/1.1 200 OK\r\nContent-Length: 12345\r\n\r\n"));

    for (var time = 0; time < 3; time++) {
      var head = client.send("HEAD", "/garden/visitor", "text/plain", new byte[0]).expect(200);
      assertThat(head.header("Content-Length")).isEqualTo("12345");
    }
  }

  @Test
  void a_missing_content_length_is_not_added() throws Exception {
    var client =
        inFrontOf(
            (socket, _) ->
                FakeHost.say(socket, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"));

    var head = client.send("HEAD", "/garden/visitor", "text/plain", new byte[0]).expect(200);
    assertThat(head.header("Content-Length")).isNull();
  }

  @Test
  void an_app_without_a_listener_is_unreachable() throws Exception {
    // The socket is bound but does not listen, so no server of another test gets this port.
    try (var bound = new Socket()) {
      bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      var client = inFrontOf(bound.getLocalPort(), FAR_AWAY);

      assertUnreachable(client.get("/garden/visitor"));
      assertUnreachable(client.post("/garden/seeds", Map.of("seed", "rose")));
    }
  }
}
