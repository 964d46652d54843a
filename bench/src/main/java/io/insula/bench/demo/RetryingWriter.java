package io.insula.bench.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * A user who sends writes. Repeats a write for up to two minutes, with its idempotency key, until
 * the server accepts it. Throws an exception after a refusal without {@code Retry-After}.
 *
 * @param front returns the current address of the server
 */
record RetryingWriter(
    String name, String token, Supplier<URI> front, HttpClient http, WriteStatistics service) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(15);
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static final int OK = 200;
  private static final int CREATED = 201;

  /** Sends a write, retries it until it is acknowledged, and returns the answer. */
  JsonNode write(WriteKind kind, String method, String path, Map<String, ?> body) {
    var key = UUID.randomUUID().toString();
    var end = System.nanoTime() + TIMEOUT.toNanos();
    while (System.nanoTime() < end) {
      var sent = System.nanoTime();
      var answer = send(method, path, body, key);
      if (answer.isPresent()) {
        service.acknowledged(kind);
        return answer.get();
      }
      service.refused(kind, sent);
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    throw new IllegalStateException(kind + " was refused for " + TIMEOUT);
  }

  private Optional<JsonNode> send(String method, String path, Map<String, ?> body, String key) {
    try {
      var request =
          HttpRequest.newBuilder(front.get().resolve(path))
              .timeout(ANSWER_LIMIT)
              .header("Authorization", "Bearer " + token)
              .header("Content-Type", "application/json")
              .header("Idempotency-Key", key)
              .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)))
              .build();
      return read(http.send(request, BodyHandlers.ofString()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("This is not JSON", e);
    } catch (IOException e) {
      // The server is shutting down. The next try uses the current server.
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for an answer", e);
    }
  }

  /** Returns the answer; empty if the answer asks for a retry. */
  private static Optional<JsonNode> read(HttpResponse<String> answer)
      throws JsonProcessingException {
    if (answer.statusCode() == OK || answer.statusCode() == CREATED) {
      return Optional.of(JSON.readTree(answer.body()));
    }
    if (answer.headers().firstValue("Retry-After").isPresent()) {
      return Optional.empty();
    }
    throw new IllegalStateException(
        answer.uri() + " answered " + answer.statusCode() + ": " + answer.body());
  }
}
