package io.insula.bench.demo;

import io.insula.bench.demo.AcknowledgedWrites.Ballot;
import io.insula.bench.server.BenchServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Users who propose, comment and vote all the time, through the server that {@link #leadTo} sets.
 */
final class WriteLoad {
  private static final int PROPOSERS = 2;
  private static final int COMMENTERS = 2;
  private static final int VOTERS = 4;
  private static final int FIRST_PROJECTS = 10;
  private static final int THREADS_EACH = 4;
  private static final Duration PAUSE = Duration.ofMillis(25);

  private final AcknowledgedWrites ledger = new AcknowledgedWrites();
  private final WriteStatistics statistics = new WriteStatistics();
  private final AtomicReference<URI> front = new AtomicReference<>();
  private final AtomicBoolean isRunning = new AtomicBoolean(true);
  private final List<CompletableFuture<Void>> running = new ArrayList<>();
  private final List<Long> projects = new ArrayList<>();
  private final List<Long> threads = new ArrayList<>();

  AcknowledgedWrites ledger() {
    return ledger;
  }

  WriteStatistics statistics() {
    return statistics;
  }

  /** Directs all users to another server, as a load balancer would. */
  void leadTo(BenchServer server) {
    front.set(URI.create("http://" + server.authority()));
  }

  /** Creates accounts and some projects, and starts all users. */
  void start(BenchServer server) {
    leadTo(server);
    var first = writer(server, "first");
    for (int i = 0; i < FIRST_PROJECTS; i++) {
      projects.add(propose(first, i));
    }
    for (var project : projects) {
      server
          .client()
          .get("/projects/" + project + "/threads", first.token())
          .get("threads")
          .forEach(thread -> threads.add(thread.get("thread_id").asLong()));
    }
    each(PROPOSERS, server, "proposer", (writer, number, _) -> propose(writer, number));
    each(COMMENTERS, server, "commenter", this::comment);
    each(VOTERS, server, "voter", this::vote);
  }

  /** Waits until all users have finished their writes. */
  void stop() {
    isRunning.set(false);
    running.forEach(CompletableFuture::join);
  }

  /**
   * Lets the users write for this time.
   *
   * @throws CompletionException if a user got an unexpected answer
   */
  void watch(Duration time) {
    var end = System.nanoTime() + time.toNanos();
    for (var left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
      running.stream().filter(CompletableFuture::isDone).forEach(CompletableFuture::join);
      LockSupport.parkNanos(Math.min(left, PAUSE.toNanos()));
    }
  }

  private interface Doing {
    void once(RetryingWriter writer, int number, SplittableRandom random);
  }

  private void each(int many, BenchServer server, String role, Doing doing) {
    for (int i = 0; i < many; i++) {
      var writer = writer(server, role + "-" + i);
      var random = new SplittableRandom(i);
      running.add(
          CompletableFuture.runAsync(
              () -> {
                for (int number = 0; isRunning.get(); number++) {
                  doing.once(writer, number, random);
                  LockSupport.parkNanos(PAUSE.toNanos());
                }
              },
              Thread::startVirtualThread));
    }
  }

  private RetryingWriter writer(BenchServer server, String name) {
    var password = "moving-" + name;
    server
        .client()
        .post(
            "/accounts",
            server.adminToken(),
            Map.of("username", name, "email", name + "@insula.example", "password", password),
            201);
    return new RetryingWriter(
        name,
        server.client().signIn(name, password),
        front::get,
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(),
        statistics);
  }

  private long propose(RetryingWriter writer, int number) {
    var name = "A project of %s, number %d".formatted(writer.name(), number);
    var messages = IntStream.range(0, THREADS_EACH).mapToObj(i -> name + ", thread " + i).toList();
    var half = THREADS_EACH / 2;
    var project =
        writer
            .write(
                WriteKind.PROPOSE,
                "POST",
                "/projects/propose",
                Map.of(
                    "project_name", name,
                    "tagline", "Writes go on",
                    "tags", List.of("demo"),
                    "problems", messages.subList(0, half),
                    "solutions", messages.subList(half, THREADS_EACH)))
            .get("project_id")
            .asLong();
    ledger.projects().put(project, messages);
    return project;
  }

  private void comment(RetryingWriter writer, int number, SplittableRandom random) {
    var project = projects.get(random.nextInt(projects.size()));
    var message = "%s says comment number %d".formatted(writer.name(), number);
    writer.write(
        WriteKind.COMMENT,
        "POST",
        "/projects/" + project + "/threads",
        Map.of("thread_type", "COMMENT", "message", message));
    ledger.comments().put(message, project);
  }

  private void vote(RetryingWriter writer, int number, SplittableRandom random) {
    var thread = threads.get(random.nextInt(threads.size()));
    var value = random.nextInt(-1, 2);
    writer.write(WriteKind.VOTE, "PUT", "/threads/" + thread + "/vote", Map.of("value", value));
    ledger.votes().put(new Ballot(thread, writer.name()), value);
  }
}
