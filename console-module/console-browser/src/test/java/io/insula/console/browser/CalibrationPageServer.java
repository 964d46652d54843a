package io.insula.console.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A page that never changes and loads as the console does: many small modules, then work, then the
 * first paint. The time that it takes shows how busy the machine is.
 */
record CalibrationPageServer(HttpServer server) implements AutoCloseable {
  private static final int MODULES = 29;
  private static final int MODULE_BYTES = 2_500;

  private static final String MAIN =
      """
      %s
      let text = '';
      for (let round = 0; round < 3; round++) {
        const all = JSON.stringify(Array.from({ length: 1000 }, (_, i) => ({ id: i, name: `entry ${i * round}` })));
        const entries = JSON.parse(all).sort((one, other) => (one.name < other.name ? -1 : 1));
        text = entries.map(({ id, name }) => `<li><bdi>${name.replace(/\\d/g, 'x')}</bdi> ${id}</li>`).join('');
        document.body.innerHTML = `<ul hidden>${text}</ul>`;
        document.body.offsetHeight;
      }
      document.body.innerHTML = '<p>This page is always the same, and has nothing to say.</p><ul>' + text + '</ul>';
      """
          .formatted(lines("import './%d.js';"));

  private static final String PAGE =
      """
      <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Yardstick</title>
      <meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
      %s
      <script type="module" src="main.js"></script></head><body></body></html>
      """
          .formatted(lines("<link rel=\"modulepreload\" href=\"%d.js\">"));

  static CalibrationPageServer start() throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var page = new CalibrationPageServer(HttpServer.create(address, 0));
    page.server.createContext("/", CalibrationPageServer::answer);
    page.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    page.server.start();
    return page;
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  private static void answer(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    if (path.equals("/")) {
      send(exchange, "text/html", PAGE);
    } else {
      send(exchange, "text/javascript", path.equals("/main.js") ? MAIN : module(path));
    }
  }

  private static String module(String path) {
    return "export const name = '" + path + "';\n" + "// filler\n".repeat(MODULE_BYTES / 10);
  }

  private static void send(HttpExchange exchange, String type, String text) throws IOException {
    try (exchange) {
      var body = text.getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static String lines(String pattern) {
    return IntStream.range(0, MODULES)
        .mapToObj(pattern::formatted)
        .collect(Collectors.joining("\n"));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
