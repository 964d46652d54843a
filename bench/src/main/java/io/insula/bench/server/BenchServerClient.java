package io.insula.bench.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/** A client for requests that are not measured, for instance for tokens, ids and counts. */
public final class BenchServerClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OK = 200;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI base;

  BenchServerClient(URI base) {
    this.base = base;
  }

  boolean isReady() {
    try {
      return send(request("/health/readiness").GET().build()).status() == OK;
    } catch (UncheckedIOException e) {
      return false; // The server does not listen yet.
    }
  }

  /** Returns an access token of an account. */
  public String signIn(String username, String password) {
    return post("/login", "", Map.of("username", username, "password", password), OK)
        .get("access_token")
        .asText();
  }

  /**
   * Returns the answer to a GET.
   *
   * @throws IllegalStateException unless the status is 200
   */
  public JsonNode get(String path, String token) {
    return answer(path, token).expect(path, OK);
  }

  /** Returns the answer to a GET, with any status. */
  public Answer answer(String path, String token) {
    return send(authorized(path, token).GET().build());
  }

  /**
   * Returns the answer to a POST of an object.
   *
   * @param token the access token; empty for a request without a token
   * @throws IllegalStateException if the answer has another status
   */
  public JsonNode post(String path, String token, Object body, int status) {
    try {
      return post(path, token, "application/json", JSON.writeValueAsString(body))
          .expect(path, status);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("The value cannot be written as JSON: " + body, e);
    }
  }

  /** Returns the answer to a POST, as text. */
  public Answer post(String path, String token, String contentType, String body) {
    return send(
        authorized(path, token)
            .header("Content-Type", contentType)
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private HttpRequest.Builder authorized(String path, String token) {
    return token.isEmpty()
        ? request(path)
        : request(path).header("Authorization", "Bearer " + token);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path));
  }

  private Answer send(HttpRequest request) {
    try {
      var response = http.send(request, BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for an answer", e);
    }
  }

  /** An answer of the server. */
  public record Answer(int status, String body) {
    JsonNode expect(String path, int wanted) {
      if (status != wanted) {
        throw new IllegalStateException(path + " answered " + status + ": " + body);
      }
      try {
        return body.isEmpty() ? MissingNode.getInstance() : JSON.readTree(body);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(path + " did not answer with JSON: " + body, e);
      }
    }
  }
}
