package io.insula.reporting.internal.google.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A request to the double of Google, without its body. */
record FakeRequest(
    String method, String path, Map<String, List<String>> query, String authorization) {
  FakeRequest(HttpExchange exchange) {
    this(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        parameters(exchange.getRequestURI().getRawQuery()),
        String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
  }

  String line() {
    return method + " " + path;
  }

  @Nullable String parameter(String name) {
    return query.containsKey(name) ? query.get(name).getFirst() : null;
  }

  static Map<String, String> form(String text) {
    var form = new TreeMap<String, String>();
    parameters(text).forEach((name, values) -> form.put(name, values.getFirst()));
    return form;
  }

  private static Map<String, List<String>> parameters(@Nullable String text) {
    var parameters = new TreeMap<String, List<String>>();
    if (text != null && !text.isEmpty()) {
      for (var pair : text.split("&")) {
        var parts = pair.split("=", 2);
        parameters
            .computeIfAbsent(URLDecoder.decode(parts[0], UTF_8), _ -> new ArrayList<>())
            .add(parts.length > 1 ? URLDecoder.decode(parts[1], UTF_8) : "");
      }
    }
    return parameters;
  }

  /** Reads and unpacks the body of a request. */
  static byte[] body(HttpExchange exchange) throws IOException {
    InputStream body = exchange.getRequestBody();
    var isPacked = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    return (isPacked ? new GZIPInputStream(body) : body).readAllBytes();
  }
}
