package io.insula.kernel.movingout.forwarding;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * A fake of a process that hosts an app. A test decides how it answers requests, for instance not
 * at all.
 */
final class FakeHost implements AutoCloseable {
  /** The heads of all requests, in the order of their arrival. */
  final List<String> heads = new CopyOnWriteArrayList<>();

  /** Reaches zero when the other side has closed a connection. */
  final CountDownLatch left = new CountDownLatch(1);

  private final ServerSocket server;
  private final Script script;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  /** Handles one request; returns false to close its connection. */
  interface Script {
    boolean answer(Socket socket, String head) throws IOException;
  }

  FakeHost(Script script) throws IOException {
    this.script = script;
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  static boolean say(Socket socket, String answer) throws IOException {
    socket.getOutputStream().write(answer.getBytes(ISO_8859_1));
    return true;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        var socket = server.accept();
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        if (!server.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      while (true) {
        var head = readHead(socket);
        if (head.isEmpty()) {
          left.countDown();
          return;
        }
        heads.add(head);
        if (!script.answer(socket, head)) {
          return;
        }
      }
    } catch (IOException e) {
      left.countDown(); // The other side closed the connection.
    }
  }

  private static String readHead(Socket socket) throws IOException {
    var head = new ByteArrayOutputStream();
    while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
      var next = socket.getInputStream().read();
      if (next < 0) {
        return "";
      }
      head.write(next);
    }
    return head.toString(ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (var socket : open) {
      socket.close();
    }
  }
}
