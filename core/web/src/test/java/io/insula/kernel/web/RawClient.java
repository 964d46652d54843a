package io.insula.kernel.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A client that writes arbitrary bytes to a connection. */
final class RawClient implements AutoCloseable {
  private final Socket socket;

  private RawClient(Socket socket) {
    this.socket = socket;
  }

  static RawClient connect(URI base) {
    try {
      var socket = new Socket(InetAddress.getLoopbackAddress(), base.getPort());
      socket.setSoTimeout((int) Duration.ofSeconds(15).toMillis());
      return new RawClient(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  RawClient send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  RawClient send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    return this;
  }

  /**
   * Sends one byte; returns false if that fails, which it does soon after the server has closed the
   * connection.
   */
  boolean trickle(char character) {
    try {
      socket.getOutputStream().write(character);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Reads everything until the end of the connection. */
  String readToEnd() throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** Reads one response that has a Content-Length, and nothing after it. */
  String readAnswer() throws IOException {
    var head = readHead();
    var body = socket.getInputStream().readNBytes(lengthOf(head));
    return head + new String(body, StandardCharsets.UTF_8);
  }

  /** Reads the head of a response, which is the whole response to a HEAD. */
  String readHead() throws IOException {
    var head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      var next = socket.getInputStream().read();
      if (next < 0) {
        break;
      }
      head.write(next);
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  private static int lengthOf(String head) {
    return head.lines()
        .map(line -> line.toLowerCase(java.util.Locale.ROOT))
        .filter(line -> line.startsWith("content-length:"))
        .map(line -> Integer.valueOf(line.substring("content-length:".length()).strip()))
        .findFirst()
        .orElse(0);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
