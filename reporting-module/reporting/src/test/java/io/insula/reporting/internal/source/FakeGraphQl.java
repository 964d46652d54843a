package io.insula.reporting.internal.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/**
 * Replaces the other backend, from which a server reads cycles by GraphQL. It sends the responses
 * that a test gives it, one after the other, and repeats the last one.
 */
final class FakeGraphQl implements AutoCloseable {
  private final HttpServer server;
  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
  private final List<JsonNode> queries = new CopyOnWriteArrayList<>();
  private final List<String> tokens = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ObjectMapper json = new ObjectMapper();

  FakeGraphQl() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/graphql", this::handle);
    server.start();
  }

  /** A response to one request. */
  interface Answer {
    void send(HttpExchange exchange) throws IOException;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/graphql";
  }

  FakeGraphQl then(Answer... more) {
    answers.addAll(List.of(more));
    return this;
  }

  FakeGraphQl then(String... more) {
    for (var each : more) {
      then(status(200, each));
    }
    return this;
  }

  static Answer status(int status, String body, String... headers) {
    return exchange -> {
      for (var i = 0; i < headers.length; i += 2) {
        exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
      }
      var bytes = body.getBytes(UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    };
  }

  /** Closes the connection after a part of the response. */
  static Answer cutOff() {
    return exchange -> {
      exchange.sendResponseHeaders(200, 1_000);
      exchange.getResponseBody().write("{\"data\"".getBytes(UTF_8));
      exchange.getResponseBody().flush();
    };
  }

  /** Sends no response until this backend is closed. */
  Answer silence() {
    return _ -> awaitClose();
  }

  /** Begins the response, and sends nothing more until this backend is closed. */
  Answer silenceInTheBody() {
    return exchange -> {
      exchange.sendResponseHeaders(200, 1_000);
      exchange.getResponseBody().write('{');
      exchange.getResponseBody().flush();
      awaitClose();
    };
  }

  private void awaitClose() {
    try {
      closed.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns the received queries, in their order. */
  List<JsonNode> queries() {
    return queries;
  }

  List<String> tokens() {
    return tokens;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      queries.add(json.readTree(exchange.getRequestBody()));
      tokens.add(exchange.getRequestHeaders().getFirst("Authorization"));
      var answer = answers.size() > 1 ? answers.poll() : answers.peek();
      Objects.requireNonNull(answer, "no answer is prepared").send(exchange);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }
}
