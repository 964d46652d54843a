package io.insula.docker;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.insula.operations.CheckedElection;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
 * Clients that send one request after the other, until the server refuses connections. A quarter of
 * the clients proposes projects, a quarter posts events, a quarter casts ballots, and a quarter
 * reads. Each client opens a new connection only when the server closes the current one.
 */
final class WritingClients implements AutoCloseable {
  private static final RequestKind PROPOSAL =
      new RequestKind(
          "POST /projects/propose",
          "{\"project_name\": \"%s\", \"tagline\": \"for everybody\", \"tags\": [],"
              + " \"problems\": [\"one\"], \"solutions\": [\"two\"]}",
          "201 Created");
  private static final RequestKind EVENT =
      new RequestKind(
          "POST /events",
          "{\"component\": \"load\", \"environment\": \"test\", \"email\": \"load@example.org\","
              + " \"message\": \"%s\"}",
          "201 Created");
  private static final RequestKind READ = new RequestKind("GET /projects?limit=1", "", "200 OK");

  /** The beginning of the names of all projects, and of the messages of all events. */
  static final String NAME = "Written under load ";

  /**
   * One kind of request.
   *
   * @param line its method and path
   * @param body its body, with {@code %s} for a unique name
   * @param status the status of a correct answer
   */
  private record RequestKind(String line, String body, String status) {}

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<RequestKind, Set<String>> acknowledged = new ConcurrentHashMap<>();
  private final AtomicInteger resetAtOnce = new AtomicInteger();
  private final Queue<String> failed = new ConcurrentLinkedQueue<>();
  private final URI server;
  private final String token;
  private final List<Future<?>> running;

  /**
   * Starts the clients.
   *
   * @param token the access token of an admin
   * @param election a cycle that accepts ballots
   */
  WritingClients(URI server, String token, int clients, CheckedElection election) {
    this.server = server;
    this.token = token;
    var ballot = new RequestKind("PUT " + election.ballotPath(), election.ballot(), "200 OK");
    var kinds = List.of(PROPOSAL, EVENT, ballot, READ);
    kinds.forEach(kind -> acknowledged.put(kind, ConcurrentHashMap.newKeySet()));
    this.running =
        IntStream.range(0, clients)
            .<Future<?>>mapToObj(
                i -> threads.submit(() -> sendUntilRefused(kinds.get(i % kinds.size()))))
            .toList();
  }

  /** Returns the names of the projects that were answered with 201. */
  Set<String> acknowledgedProjects() {
    return acknowledgedOf(PROPOSAL);
  }

  /** Returns the messages of the events that were answered with 201. */
  Set<String> acknowledgedEvents() {
    return acknowledgedOf(EVENT);
  }

  /** Returns the smallest number of correct answers that any kind of request got. */
  int leastAnswers() {
    return acknowledged.values().stream().mapToInt(Set::size).min().orElseThrow();
  }

  private Set<String> acknowledgedOf(RequestKind kind) {
    return Set.copyOf(acknowledged.getOrDefault(kind, Set.of()));
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

  private void sendUntilRefused(RequestKind kind) {
    while (true) {
      var answered = new AtomicBoolean();
      try (var socket = new Socket(server.getHost(), server.getPort())) {
        sendUntilClosed(kind, socket, answered);
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

  private void sendUntilClosed(RequestKind kind, Socket socket, AtomicBoolean answered)
      throws IOException {
    var in = new BufferedInputStream(socket.getInputStream());
    var keepsAlive = true;
    while (keepsAlive) {
      var name = NAME + UUID.randomUUID();
      socket.getOutputStream().write(request(kind, name));
      in.mark(1);
      if (in.read() >= 0) {
        answered.set(true);
        in.reset();
      }
      keepsAlive = readAnswer(kind, in, name);
    }
  }

  private byte[] request(RequestKind kind, String name) {
    var body = kind.body().formatted(name);
    return (kind.line()
            + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
            + token
            + "\r\nContent-Type: application/json\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body)
        .getBytes(US_ASCII);
  }

  /** Reads one answer to its end. Returns false if the server closes the connection after it. */
  private boolean readAnswer(RequestKind kind, InputStream in, String name) throws IOException {
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
    if (status.equals("HTTP/1.1 " + kind.status())) {
      acknowledged.computeIfAbsent(kind, _ -> ConcurrentHashMap.newKeySet()).add(name);
    } else {
      failed.add(kind.line() + ": " + status);
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
