package io.insula.operations;

import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Clients that propose projects, read them back, vote on their threads, post events and cast
 * ballots, without a pause.
 */
final class WritingLoad implements AutoCloseable {
  private static final int CLIENTS = 8;

  /**
   * The approximate number of failures that are kept. All failures would fill the test's report.
   */
  private static final int REPORTED_FAILURES = 20;

  /** The component in the events of all loads. */
  private static final String COMPONENT = "load";

  private final Target target;
  private final String token;
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final Set<String> acknowledgedVotes = ConcurrentHashMap.newKeySet();
  private final Set<String> acknowledgedEvents = ConcurrentHashMap.newKeySet();
  private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
  private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
  private volatile boolean stopped;

  /** Sends a request to a server, and returns the answer. */
  interface Target {
    ApiResponse send(Function<ApiClient, ApiResponse> request);
  }

  private WritingLoad(Target target, String token) {
    this.target = target;
    this.token = token;
  }

  /**
   * Starts the clients.
   *
   * @param token the access token of an admin
   * @param voters at most {@value #CLIENTS} voters; each of them casts ballots through another
   *     client
   */
  static WritingLoad start(Target target, String token, List<RepeatingVoter> voters) {
    var load = new WritingLoad(target, token);
    for (var i = 0; i < CLIENTS; i++) {
      var voter = i < voters.size() ? voters.get(i) : null;
      load.clients.execute(() -> load.run(voter));
    }
    return load;
  }

  /** Returns the names of the projects that the server has acknowledged. */
  Set<String> acknowledged() {
    return Set.copyOf(acknowledged);
  }

  /** Returns the ids of the threads for which the server has acknowledged a vote. */
  Set<String> acknowledgedVotes() {
    return Set.copyOf(acknowledgedVotes);
  }

  /** Returns the ids of the events that the server has acknowledged. */
  Set<String> acknowledgedEvents() {
    return Set.copyOf(acknowledgedEvents);
  }

  /** Returns the first failures: unexpected answers, and requests without an answer. */
  List<String> failures() {
    return List.copyOf(failures);
  }

  private void run(@Nullable RepeatingVoter voter) {
    while (!stopped) {
      var name = UUID.randomUUID().toString();
      try {
        postEvent(name);
        if (voter != null) {
          check("PUT ballot", voter.cast(target), 200);
        }
        var project = proposed(name);
        if (project != null) {
          acknowledged.add(name);
          read(project, name);
        }
      } catch (UncheckedIOException e) {
        addFailure(name + ": no answer: " + e.getCause());
      } catch (RuntimeException | Error e) {
        addFailure(name + ": the client failed: " + e);
      }
    }
  }

  private @Nullable Long proposed(String name) {
    var answer =
        target.send(
            client ->
                client
                    .withToken(token)
                    .withHeader("Idempotency-Key", name)
                    .post("/projects/propose", project(name)));
    if (answer.status() != 201) {
      addFailure("POST /projects/propose: " + answer);
      return null;
    }
    return answer.json().required("project_id").longValue();
  }

  private void read(long project, String name) {
    var answer = target.send(client -> client.withToken(token).get("/projects/" + project));
    if (answer.status() != 200 || !answer.body().contains(name)) {
      addFailure("GET /projects/" + project + ": " + answer);
      return;
    }
    var thread = answer.json().required("threads").required(0).longValue();
    var vote =
        target.send(
            client ->
                client.withToken(token).put("/threads/" + thread + "/vote", Map.of("value", 1)));
    if (check("PUT /threads/" + thread + "/vote", vote, 200)) {
      acknowledgedVotes.add(Long.toString(thread));
    }
  }

  /** Posts an event with this id. A repeat of a stored event is answered with 200. */
  private void postEvent(String id) {
    var event =
        Map.of(
            "id",
            id,
            "component",
            COMPONENT,
            "environment",
            "test",
            "email",
            "load@example.org",
            "message",
            "event " + id);
    var answer = target.send(client -> client.withToken(token).post("/events", event));
    if (check("POST /events", answer, 200, 201)) {
      acknowledgedEvents.add(id);
    }
  }

  private void addFailure(String failure) {
    if (failures.size() < REPORTED_FAILURES) {
      failures.add(failure);
    }
  }

  private boolean check(String request, ApiResponse answer, Integer... expected) {
    var isExpected = List.of(expected).contains(answer.status());
    if (!isExpected) {
      addFailure(request + ": " + answer);
    }
    return isExpected;
  }

  private static Map<String, Object> project(String name) {
    return Map.of(
        "project_name", name,
        "tagline", "for everybody",
        "tags", List.of("load"),
        "problems", List.of("one"),
        "solutions", List.of("two"));
  }

  /** Stops the clients after they have finished their current requests. */
  @Override
  public void close() {
    stopped = true;
    clients.shutdown();
    try {
      if (!clients.awaitTermination(60, TimeUnit.SECONDS)) {
        throw new AssertionError("The clients do not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the clients end", e);
    }
  }
}
