package io.insula.reporting.internal.google.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/** Writes the responses of the double of Google. */
final class FakeGoogleResponseWriter {
  private FakeGoogleResponseWriter() {}

  /** Returns the body of an error, as JSON. */
  static String error(int status, String reason, String message) {
    var error = JsonNodeFactory.instance.objectNode().put("code", status).put("message", message);
    if (!reason.isEmpty()) {
      error.putArray("errors").addObject().put("message", message).put("reason", reason);
    }
    return JsonNodeFactory.instance.objectNode().set("error", error).toString();
  }

  static void send(HttpExchange exchange, int status, String answer) throws IOException {
    var bytes = answer.getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json; charset=UTF-8");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
