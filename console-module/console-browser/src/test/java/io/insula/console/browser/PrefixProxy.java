package io.insula.console.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
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
      var answer = client.send(request.build(), BodyHandlers.ofByteArray());
      answer.headers().map().entrySet().stream()
          .filter(header -> isOfMessage(header.getKey()))
          .forEach(header -> exchange.getResponseHeaders().put(header.getKey(), header.getValue()));
      exchange.sendResponseHeaders(
          answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isOfMessage(String header) {
    return !header.startsWith(":") && !OF_CONNECTION.contains(header.toLowerCase(Locale.ROOT));
  }

  @Override
  public void close() {
    server.stop(0);
    client.close();
  }
}
