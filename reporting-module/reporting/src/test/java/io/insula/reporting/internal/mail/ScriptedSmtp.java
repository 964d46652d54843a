package io.insula.reporting.internal.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that responds to some commands as a test specifies, and to all others with 250. */
final class ScriptedSmtp implements AutoCloseable {
  private final ServerSocket server;
  private final Map<String, String> replies;
  private final List<String> lines = new CopyOnWriteArrayList<>();

  /**
   * @param replies a map from the first word of a command to the reply; an empty reply closes the
   *     connection
   */
  ScriptedSmtp(Map<String, String> replies) {
    this.replies = replies;
    try {
      server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return server.getLocalPort();
  }

  /** Returns everything that the server has read. */
  List<String> lines() {
    return lines;
  }

  private void serve() {
    while (!server.isClosed()) {
      try (var client = server.accept()) {
        talk(client);
      } catch (IOException _) {
        continue; // The client has disconnected, or the test is over.
      }
    }
  }

  private void talk(Socket client) throws IOException {
    var input = new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
    say(client, replies.getOrDefault("greeting", "220 ready"));
    for (var line = input.readLine(); line != null; line = input.readLine()) {
      lines.add(line);
      var reply = replies.getOrDefault(line.split("[ :]")[0].toUpperCase(Locale.ROOT), "250 ok");
      if (reply.isEmpty()) {
        return;
      }
      say(client, reply);
    }
  }

  private static void say(Socket client, String line) throws IOException {
    client.getOutputStream().write((line + "\r\n").getBytes(US_ASCII));
    client.getOutputStream().flush();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
