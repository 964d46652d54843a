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
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/**
 * Clients that propose one project after the other, until the server refuses connections. Each
 * client opens a new connection only when the server closes the current one.
 */
final class ProposingClients implements AutoCloseable {
  private static final String BODY =
      "{\"project_name\": \"Under load %d\", \"tagline\": \"for everybody\", \"tags\": [\"load\"],"
          + " \"problems\": [\"one\"], \"solutions\": [\"two\"]}";

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final LongAdder proposed = new LongAdder();
  private final AtomicInteger resetAtOnce = new AtomicInteger();
  private final Queue<String> failed = new ConcurrentLinkedQueue<>();
  private final URI server;
  private final String token;
  private final AtomicInteger names = new AtomicInteger();
  private final List<Future<?>> running;

  ProposingClients(URI server, String token, int clients) {
    this.server = server;
    this.token = token;
    this.running =
        IntStream.range(0, clients)
            .<Future<?>>mapToObj(_ -> threads.submit(this::proposeUntilRefused))
            .toList();
  }

  /** Returns how many proposals were answered with 201. */
  long proposed() {
    return proposed.sum();
  }

  /**
   * Returns the unexpected answers, and the errors on connections on which the server had already
   * answered a request.
   */
  List<String> failed() {
    return List.copyOf(failed);
  }

  /** Returns how many new connections broke before the server answered a request on them. */
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
      var answers = new AtomicInteger();
      try (var socket = new Socket(server.getHost(), server.getPort())) {
        proposeUntilClosed(socket, answers);
      } catch (ConnectException e) {
        return;
      } catch (IOException e) {
        if (answers.get() > 0) {
          failed.add(e.toString());
        } else {
          resetAtOnce.incrementAndGet();
        }
        return;
      }
    }
  }

  private void proposeUntilClosed(Socket socket, AtomicInteger answers) throws IOException {
    var in = new BufferedInputStream(socket.getInputStream());
    var keepsAlive = true;
    while (keepsAlive) {
      socket.getOutputStream().write(request());
      keepsAlive = readAnswer(in);
      answers.incrementAndGet();
    }
  }

  /** Returns a request that proposes a project with a unique name. */
  private byte[] request() {
    var body = BODY.formatted(names.incrementAndGet());
    return ("POST /projects/propose HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
            + token
            + "\r\nContent-Type: application/json\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body)
        .getBytes(US_ASCII);
  }

  /** Reads one answer to its end. Returns false if the server closes the connection after it. */
  private boolean readAnswer(InputStream in) throws IOException {
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
      throw new IOException("The answer ends in its middle");
    }
    if (status.equals("HTTP/1.1 201 Created")) {
      proposed.increment();
    } else {
      failed.add(status);
    }
    return keepsAlive;
  }

  private static String readLine(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (var next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("The connection ends before the answer does");
      }
      line.append((char) next);
    }
    return line.toString().stripTrailing();
  }
}
