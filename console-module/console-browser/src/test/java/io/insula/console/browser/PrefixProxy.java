package io.insula.console.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;

/**
 * A proxy that serves another server below a path prefix, like a web server that is shared by
 * several sites.
 */
record PrefixProxy(HttpServer server, HttpClient client, String prefix, URI target)
    implements AutoCloseable {
  /** The headers that belong to a connection, not to a message. */
  private static final Set<String> OF_CONNECTION =
      Set.of(
          "connection", "host", "content-length", "transfer-encoding", "upgrade", "http2-settings");

  private static final Set<Integer> WITHOUT_BODY = Set.of(204, 304);

  static PrefixProxy inFrontOf(URI target, String prefix) throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var server = HttpServer.create(address, 0);
    var proxy = new PrefixProxy(server, HttpClient.newHttpClient(), prefix, target);
    server.createContext(prefix, proxy::forward);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return proxy;
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + prefix + "/";
  }

  private void forward(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().toString().substring(prefix.length());
      var request =
          HttpRequest.newBuilder(target.resolve(path.isEmpty() ? "/" : path))
              .method(
                  exchange.getRequestMethod(),
                  BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
      exchange
          .getRequestHeaders()
          .forEach(
              (name, values) -> {
                if (isOfMessage(name)) {
                  values.forEach(value -> request.header(name, value));
                }
              });
      var answer = client.send(request.build(), BodyHandlers.ofInputStream());
      answer.headers().map().entrySet().stream()
          .filter(header -> isOfMessage(header.getKey()))
          .forEach(header -> exchange.getResponseHeaders().put(header.getKey(), header.getValue()));
      try (var body = answer.body()) {
        exchange.sendResponseHeaders(
            answer.statusCode(), WITHOUT_BODY.contains(answer.statusCode()) ? -1 : 0);
        copy(body, exchange.getResponseBody());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Passes each part of a body on as soon as it arrives, because a stream of events has no end. */
  private static void copy(InputStream body, OutputStream browser) throws IOException {
    var part = new byte[8192];
    for (var length = body.read(part); length >= 0; length = body.read(part)) {
      browser.write(part, 0, length);
      browser.flush();
    }
  }

  private static boolean isOfMessage(String header) {
    return !header.startsWith(":") && !OF_CONNECTION.contains(header.toLowerCase(Locale.ROOT));
  }

  @Override
  public void close() {
    server.stop(0);
    client.shutdownNow();
  }
}
