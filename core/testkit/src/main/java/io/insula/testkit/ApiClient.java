package io.insula.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An immutable client of the server over real HTTP. Each {@code with...} returns another client
 * with the same connections. A call throws {@link UncheckedIOException} if the connection fails or
 * after {@value #TIMEOUT_SECONDS} seconds.
 */
public final class ApiClient {
  private static final int TIMEOUT_SECONDS = 120;
  private static final String JSON_TYPE = "application/json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http;
  private final URI base;
  private final Map<String, String> headers;

  private ApiClient(HttpClient http, URI base, Map<String, String> headers) {
    this.http = http;
    this.base = base;
    this.headers = headers;
  }

  /** Returns a client that is not signed in. */
  public static ApiClient at(URI base) {
    var http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(TIMEOUT_SECONDS))
            .build();
    return new ApiClient(http, base, Map.of());
  }

  public ApiClient withToken(String token) {
    return withHeader("Authorization", "Bearer " + token);
  }

  /**
   * Returns a client that also sends this header. The header replaces an earlier header with the
   * same name.
   */
  public ApiClient withHeader(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new ApiClient(http, base, more);
  }

  public ApiResponse get(String path) {
    return send(request("GET", path, BodyPublishers.noBody()));
  }

  /**
   * Returns the body of an answer as it arrives, for streams without an end. The caller must close
   * the stream.
   *
   * @throws AssertionError unless the status is 200
   */
  public InputStream open(String path) {
    try {
      var answer =
          http.send(
              request("GET", path, BodyPublishers.noBody()).build(), BodyHandlers.ofInputStream());
      if (answer.statusCode() != 200) {
        throw new AssertionError("GET " + path + " answered " + answer.statusCode());
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException("GET " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("GET " + path + " was interrupted", e);
    }
  }

  /** Posts without a body. */
  public ApiResponse post(String path) {
    return send(request("POST", path, BodyPublishers.noBody()));
  }

  /** Posts a value as JSON, written by Jackson: a map, a list, a record, a JsonNode. */
  public ApiResponse post(String path, Object json) {
    return send("POST", path, JSON_TYPE, bytesOf(json));
  }

  public ApiResponse put(String path, Object json) {
    return send("PUT", path, JSON_TYPE, bytesOf(json));
  }

  public ApiResponse patch(String path, Object json) {
    return send("PATCH", path, JSON_TYPE, bytesOf(json));
  }

  public ApiResponse delete(String path) {
    return send(request("DELETE", path, BodyPublishers.noBody()));
  }

  /** Sends these bytes unchanged, so that a test can also send an invalid request. */
  public ApiResponse send(String method, String path, String contentType, byte[] body) {
    return send(
        request(method, path, BodyPublishers.ofByteArray(body))
            .setHeader("Content-Type", contentType));
  }

  private HttpRequest.Builder request(
      String method, String path, HttpRequest.BodyPublisher publisher) {
    var request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(Duration.ofSeconds(TIMEOUT_SECONDS))
            .method(method, publisher);
    headers.forEach(request::setHeader);
    return request;
  }

  private ApiResponse send(HttpRequest.Builder builder) {
    var request = builder.build();
    try {
      var response = http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
      return new ApiResponse(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(request.method() + " " + request.uri() + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for an answer", e);
    }
  }

  private static byte[] bytesOf(Object json) {
    try {
      return JSON.writeValueAsBytes(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("The value cannot be written as JSON: " + json, e);
    }
  }
}
