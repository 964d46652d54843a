package io.insula.analytics.internal.ingest;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.Socket;
import java.time.Instant;

/** Begins a large webhook delivery. The server can check its signature only after the last byte. */
final class LargeDelivery {
  private LargeDelivery() {}

  /** Sends all headers of a large delivery, and only the beginning of its body. */
  static Socket begin(EmbeddedServer server, String body) throws IOException {
    var head =
        String.join(
            "\r\n",
            "POST /analytics/pageviews HTTP/1.1",
            "Host: localhost",
            "Content-Type: application/json",
            "Content-Length: " + RequestBodyReader.MAX_BYTES,
            "webhook-id: msg_slow",
            "webhook-timestamp: " + Instant.now().getEpochSecond(),
            "webhook-signature: v1,AAAA",
            "",
            "");
    var socket = new Socket(server.getHost(), server.getPort());
    socket.getOutputStream().write((head + body).getBytes(US_ASCII));
    return socket;
  }
}
