package io.insula.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code docs/tour.http} and the tours of apps, each sent to a server from top to bottom. */
record Tour(List<Step> steps) {
  /**
   * One request and its answer.
   *
   * @param headers the headers of the request, with variables replaced
   * @param path the path with its query
   */
  record Step(
      HttpCall call, Map<String, String> headers, String path, String body, ApiResponse answer) {
    @Nullable String contentType() {
      return headers.get("Content-Type");
    }

    boolean wasTaken() {
      return answer.status() < 300;
    }
  }

  /**
   * Reads {@code docs/tour.http}. Tests run in the folder of their module, so the path begins with
   * {@code ..}.
   */
  static HttpFile file() {
    try {
      return HttpFile.parse(Files.readString(Path.of("..", "docs", "tour.http"), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads the files {@code tour.http} of the apps that have their own. */
  static List<HttpFile> filesOfApps() {
    try (var modules = Files.newDirectoryStream(Path.of(".."), "*-module")) {
      var files = new ArrayList<HttpFile>();
      for (var module : modules) {
        var file = module.resolve("tour.http");
        if (Files.exists(file)) {
          files.add(HttpFile.parse(Files.readString(file, UTF_8)));
        }
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Tour take(HttpFile file, URI server) {
    var ofFile = new HashMap<>(file.variables());
    ofFile.put("host", "");
    var variables = new HttpFileVariableResolver(ofFile, Instant.now());
    var client = ApiClient.at(server);
    var steps = new ArrayList<Step>();
    file.calls().forEach(call -> steps.add(take(call, client, variables)));
    return new Tour(steps);
  }

  /** Appends the steps of another tour. */
  void add(Tour other) {
    steps.addAll(other.steps());
  }

  /** Adds a request that is not part of the tour. */
  void add(String method, String path, Map<String, String> headers, ApiResponse answer) {
    var call =
        new HttpCall(0, "outside of the tour", null, answer.status(), method, path, headers, "");
    steps.add(new Step(call, headers, path, "", answer));
  }

  private static Step take(HttpCall call, ApiClient client, HttpFileVariableResolver variables) {
    var headers =
        call.headers().entrySet().stream()
            .collect(
                Collectors.toMap(Map.Entry::getKey, each -> variables.resolve(each.getValue())));
    var path = variables.resolve(call.url());
    var body = variables.resolve(call.body());
    var answer = send(client, call.method(), path, headers, body);
    if (call.name() != null && answer.status() == call.status()) {
      variables.answered(call.name(), answer.json());
    }
    return new Step(call, headers, path, body, answer);
  }

  /** Sends a request as the tour does. */
  static ApiResponse send(
      ApiClient plain, String method, String path, Map<String, String> headers, String body) {
    var client = plain;
    for (var header : headers.entrySet()) {
      client = client.withHeader(header.getKey(), header.getValue());
    }
    if (!body.isEmpty()) {
      var type = requireNonNull(headers.get("Content-Type"), "no Content-Type: " + path);
      return client.send(method, path, type, body.getBytes(UTF_8));
    }
    return switch (method) {
      case "GET" -> client.get(path);
      case "POST" -> client.post(path);
      case "DELETE" -> client.delete(path);
      default -> throw new AssertionError(method + " " + path + " needs a body");
    };
  }
}
