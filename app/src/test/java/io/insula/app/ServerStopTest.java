package io.insula.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import io.insula.testkit.ServerProcess;
import io.insula.testkit.ServerProcess.Settings;
import io.insula.testkit.TestDatabase;
import io.insula.testkit.TestPasswords;
import io.insula.testkit.TestUsers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;

/**
 * Tests that acknowledged writes are completed and recorded in the activity log, even if the server
 * is killed or stopped before that.
 */
@Tag("processes")
@Execution(CONCURRENT)
class ServerStopTest {
  /**
   * The longest wait until all projects are complete. It is long because the test reads hundreds of
   * projects one by one, at the same time as other tests.
   */
  private static final Duration COMPLETED_WITHIN = Duration.ofSeconds(40);

  private static final int PROPOSES = 1_000;
  private static final int AT_ONCE = 16;

  @Test
  void a_server_killed_while_people_propose_completes_what_it_acknowledged() throws Exception {
    var settings = Settings.standard().on(TestDatabase.create());
    Queue<Long> acknowledged;
    try (var server = ServerProcess.start(settings).awaitReady()) {
      acknowledged = killInTheMiddle(server);
    }
    assertThat(acknowledged).hasSizeBetween(PROPOSES / 4, PROPOSES - 1);
    try (var server = ServerProcess.start(settings).awaitReady()) {
      var projects = projects(server);
      var stored = projects.ids();
      assertThat(stored).containsAll(acknowledged);
      var incomplete = new ArrayDeque<>(stored);
      await().atMost(COMPLETED_WITHIN).untilAsserted(() -> forgetComplete(projects, incomplete));
      await()
          .atMost(COMPLETED_WITHIN)
          .untilAsserted(
              () ->
                  assertThat(proposedByTheLog(projects))
                      .containsExactlyInAnyOrderElementsOf(stored));
    }
  }

  @Test
  void actions_of_users_are_in_the_log() {
    try (var server =
        ServerProcess.start(Settings.standard().on(TestDatabase.create())).awaitReady()) {
      var ade = new ProjectClient(TestUsers.of(server.uri()).member("ade"));
      var project = ade.propose("A bench by the lake").expect(201).json().required("project_id");
      var admin = projects(server);
      admin
          .http()
          .put("/projects/tags", Map.of("project_id", project, "add", List.of("lake")))
          .expect(204);

      await()
          .untilAsserted(
              () ->
                  assertThat(admin.events("").map(event -> event.required("message").textValue()))
                      .containsExactlyInAnyOrder(
                          "project proposed",
                          "thread added",
                          "thread added",
                          "thread added",
                          "tags changed"));
      assertThat(admin.events("&message=proposed").toList())
          .singleElement()
          .satisfies(
              event -> {
                assertThat(event.required("component").textValue()).isEqualTo("projects");
                assertThat(event.required("email").isNull()).isTrue();
                assertThat(event.at("/data/sub").textValue()).isEqualTo("ade");
                assertThat(event.at("/data/project_id")).isEqualTo(project);
              });
    }
  }

  @Test
  void a_request_in_flight_is_answered_before_a_terminated_server_ends() throws IOException {
    try (var server =
            ServerProcess.start(Settings.standard().on(TestDatabase.create())).awaitReady();
        var client = new Socket(server.uri().getHost(), server.uri().getPort())) {
      var body = "{\"username\": \"admin\", \"password\": \"" + TestPasswords.ADMIN + "\"}";
      var half = body.length() / 2;
      var out = client.getOutputStream();
      out.write(headOfLogin(body.length()).getBytes(UTF_8));
      out.write(body.substring(0, half).getBytes(UTF_8));
      out.flush();
      TestUsers.of(server.uri()).admin();
      server.terminate();
      await().until(() -> !takesConnections(server));
      out.write(body.substring(half).getBytes(UTF_8));
      out.flush();
      var answer = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8));
      assertThat(answer.readLine()).isEqualTo("HTTP/1.1 200 OK");
      server.awaitExit(Duration.ofSeconds(30));
    }
  }

  private static ProjectClient projects(ServerProcess server) {
    return new ProjectClient(TestUsers.of(server.uri()).admin());
  }

  private static boolean takesConnections(ServerProcess server) {
    try (var socket = new Socket(server.uri().getHost(), server.uri().getPort())) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static String headOfLogin(int length) {
    return "POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        + "Content-Length: "
        + length
        + "\r\n\r\n";
  }

  /**
   * Sends proposals, {@link #AT_ONCE} at a time, and kills the server when half are acknowledged.
   */
  private static Queue<Long> killInTheMiddle(ServerProcess server) throws InterruptedException {
    var projects = projects(server);
    var acknowledged = new ConcurrentLinkedQueue<Long>();
    var halfWay = new CountDownLatch(PROPOSES / 2);
    var next = new AtomicInteger();
    Runnable client =
        () -> {
          while (next.get() < PROPOSES) {
            try {
              var answer = projects.propose("Project " + next.incrementAndGet());
              acknowledged.add(answer.expect(201).json().required("project_id").longValue());
              halfWay.countDown();
            } catch (UncheckedIOException e) {
              return; // The server was killed.
            }
          }
        };
    try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = IntStream.range(0, AT_ONCE).mapToObj(i -> clients.submit(client)).toList();
      assertThat(halfWay.await(60, TimeUnit.SECONDS)).isTrue();
      server.killHard();
      for (var each : running) {
        assertThatCode(each::get).doesNotThrowAnyException();
      }
    }
    return acknowledged;
  }

  /**
   * Removes the projects that have their three threads from the queue. Fails at the first project
   * that does not have all of them.
   */
  private static void forgetComplete(ProjectClient projects, Deque<Long> incomplete) {
    while (!incomplete.isEmpty()) {
      assertThat(projects.threadCount(incomplete.element())).isEqualTo(3);
      incomplete.remove();
    }
  }

  private static List<Long> proposedByTheLog(ProjectClient projects) {
    return projects
        .events("&message=project+proposed")
        .map(event -> event.at("/data/project_id").longValue())
        .toList();
  }
}
