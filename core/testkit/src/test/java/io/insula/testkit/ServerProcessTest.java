package io.insula.testkit;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerProcessTest {
  @Test
  void the_output_of_a_server_that_ended_by_itself_is_printed() {
    var broken = List.of("sh", "-c", "echo no memory; exit 3");
    var printed = new ByteArrayOutputStream();
    var before = System.err;
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try (var server = ServerProcess.start(new ServerProcess.Settings(1, Map.of()), broken)) {
      await().until(() -> server.output().contains("no memory") && !server.isAlive());
    } finally {
      System.setErr(before);
    }

    assertEquals(
        "The server ended by itself with status 3:\nno memory\n",
        printed.toString(StandardCharsets.UTF_8).strip() + "\n");
  }

  @Test
  void a_server_that_does_not_become_ready_is_killed_and_its_last_lines_are_shown() {
    var stuck = List.of("sh", "-c", "seq 1 200; echo waiting for a lock; exec sleep 60");
    var settings = new ServerProcess.Settings(ServerProcess.freePort(), Map.of());
    try (var server = ServerProcess.start(settings, stuck)) {
      await().until(() -> server.output().contains("waiting for a lock"));

      var error =
          assertThrows(AssertionError.class, () -> server.awaitReady(Duration.ofMillis(200)));

      var lines = error.getMessage().lines().toList();
      assertEquals("The server is not ready after PT0.2S:", lines.getFirst());
      assertEquals("102", lines.get(1));
      assertEquals("waiting for a lock", lines.getLast());
      assertFalse(server.isAlive());
    }
  }

  @Test
  void a_request_without_an_answer_is_named() {
    var nowhere = ApiClient.at(URI.create("http://127.0.0.1:" + ServerProcess.freePort()));

    var error = assertThrows(UncheckedIOException.class, () -> nowhere.post("/login"));

    assertTrue(error.getMessage().startsWith("POST http://127.0.0.1:"), error.getMessage());
  }
}
