package io.insula.docker;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Clients that propose one project after the other, until the server refuses connections. Each
 * client opens a new connection only when the server closes the current one.
 */
final class ProposingClients implements AutoCloseable {
  private static final String BODY =
      "{\"project_name\": \"%s\", \"tagline\": \"for everybody\", \"tags\": [],"
          + " \"problems\": [\"one\"], \"solutions\": [\"two\"]}";

  /** The beginning of the names of all projects that these clients propose. */
  static final String NAME = "Proposed under load ";

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final AtomicInteger resetAtOnce = new AtomicInteger();
  private final Queue<String> failed = new ConcurrentLinkedQueue<>();
  private final URI server;
  private final String token;
  private final List<Future<?>> running;

  ProposingClients(URI server, String token, int clients) {
    this.server = server;
    this.token = token;
    this.running =
        IntStream.range(0, clients)
            .<Future<?>>mapToObj(_ -> threads.submit(this::proposeUntilRefused))
            .toList();
  }

  /** Returns the names of the projects that were answered with 201. */
  Set<String> acknowledged() {
    return Set.copyOf(acknowledged);
  }

  /**
   * Returns the errors: requests that the server received and did not answer correctly, and errors
   * of the clients themselves.
   */
  List<String> failed() {
    var clients =
        running.stream()
            .filter(client -> client.state() == Future.State.FAILED)
            .map(client -> client.exceptionNow().toString());
    return Stream.concat(failed.stream(), clients).toList();
  }

  /** Returns the number of connections that ended before a byte of an answer arrived. */
  int resetAtOnce() {
    return resetAtOnce.get();
  }

  boolean haveAllEnded() {
    return running.stream().allMatch(Future::isDone);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private void proposeUntilRefused() {
    while (true) {
      var answered = new AtomicBoolean();
      try (var socket = new Socket(server.getHost(), server.getPort())) {
        proposeUntilClosed(socket, answered);
      } catch (ConnectException e) {
        return;
      } catch (IOException e) {
        if (answered.get()) {
          failed.add(e.toString());
        } else {
          resetAtOnce.incrementAndGet();
        }
        return;
      }
    }
  }

  private void proposeUntilClosed(Socket socket, AtomicBoolean answered) throws IOException {
    var in = new BufferedInputStream(socket.getInputStream());
    var keepsAlive = true;
    while (keepsAlive) {
      var name = NAME + UUID.randomUUID();
      socket.getOutputStream().write(request(name));
      in.mark(1);
      if (in.read() >= 0) {
        answered.set(true);
        in.reset();
      }
      keepsAlive = readAnswer(in, name);
    }
  }

  private byte[] request(String name) {
    var body = BODY.formatted(name);
    return ("POST /projects/propose HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
            + token
            + "\r\nContent-Type: application/json\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body)
        .getBytes(US_ASCII);
  }

  /** Reads one answer to its end. Returns false if the server closes the connection after it. */
  private boolean readAnswer(InputStream in, String name) throws IOException {
    var status = readLine(in);
    var length = 0;
    var keepsAlive = true;
    for (var line = readLine(in); !line.isEmpty(); line = readLine(in)) {
      var lower = line.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring(lower.indexOf(':') + 1).strip());
      }
      keepsAlive &= !lower.equals("connection: close");
    }
    if (in.readNBytes(length).length < length) {
      throw new IOException("The answer is incomplete");
    }
    if (status.equals("HTTP/1.1 201 Created")) {
      acknowledged.add(name);
    } else {
      failed.add(status);
    }
    return keepsAlive;
  }

  private static String readLine(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (var next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("The connection ends before the answer is complete");
      }
      line.append((char) next);
    }
    return line.toString().stripTrailing();
  }
}
