package io.insula.bench.demo;

import io.insula.bench.demo.Ledger.Ballot;
import io.insula.bench.house.House;
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

/** Citizens who propose, comment and vote all the time, through whatever front they are led to. */
final class Crowd {
  private static final int PROPOSERS = 2;
  private static final int COMMENTERS = 2;
  private static final int VOTERS = 4;
  private static final int FIRST_PROJECTS = 10;
  private static final int THREADS_EACH = 4;
  private static final Duration PAUSE = Duration.ofMillis(25);

  private final Ledger ledger = new Ledger();
  private final Service service = new Service();
  private final AtomicReference<URI> front = new AtomicReference<>();
  private final AtomicBoolean goesOn = new AtomicBoolean(true);
  private final List<CompletableFuture<Void>> running = new ArrayList<>();
  private final List<Long> projects = new ArrayList<>();
  private final List<Long> threads = new ArrayList<>();

  Ledger ledger() {
    return ledger;
  }

  Service service() {
    return service;
  }

  /** Sends everybody to another house, as a load balancer would. */
  void leadTo(House house) {
    front.set(URI.create("http://" + house.authority()));
  }

  /** Makes accounts and some projects, and lets everybody begin. */
  void start(House house) {
    leadTo(house);
    var first = citizen(house, "first");
    for (int i = 0; i < FIRST_PROJECTS; i++) {
      projects.add(propose(first, i));
    }
    for (var project : projects) {
      house
          .client()
          .get("/projects/" + project + "/threads", first.token())
          .get("threads")
          .forEach(thread -> threads.add(thread.get("thread_id").asLong()));
    }
    each(PROPOSERS, house, "proposer", (citizen, number, _) -> propose(citizen, number));
    each(COMMENTERS, house, "commenter", this::comment);
    each(VOTERS, house, "voter", this::vote);
  }

  /** Lets everybody finish what they began. */
  void stop() {
    goesOn.set(false);
    running.forEach(CompletableFuture::join);
  }

  /**
   * Lets the crowd write for a while.
   *
   * @throws CompletionException if one of it met what must not happen
   */
  void watch(Duration time) {
    var end = System.nanoTime() + time.toNanos();
    for (var left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
      running.stream().filter(CompletableFuture::isDone).forEach(CompletableFuture::join);
      LockSupport.parkNanos(Math.min(left, PAUSE.toNanos()));
    }
  }

  private interface Doing {
    void once(Citizen citizen, int number, SplittableRandom random);
  }

  private void each(int many, House house, String role, Doing doing) {
    for (int i = 0; i < many; i++) {
      var citizen = citizen(house, role + "-" + i);
      var random = new SplittableRandom(i);
      running.add(
          CompletableFuture.runAsync(
              () -> {
                for (int number = 0; goesOn.get(); number++) {
                  doing.once(citizen, number, random);
                  LockSupport.parkNanos(PAUSE.toNanos());
                }
              },
              Thread::startVirtualThread));
    }
  }

  private Citizen citizen(House house, String name) {
    var password = "moving-" + name;
    house
        .client()
        .post(
            "/accounts",
            house.adminToken(),
            Map.of("username", name, "email", name + "@insula.example", "password", password),
            201);
    return new Citizen(
        name,
        house.client().signIn(name, password),
        front::get,
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(),
        service);
  }

  private long propose(Citizen citizen, int number) {
    var name = "A project of %s, number %d".formatted(citizen.name(), number);
    var messages = IntStream.range(0, THREADS_EACH).mapToObj(i -> name + ", thread " + i).toList();
    var half = THREADS_EACH / 2;
    var project =
        citizen
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

  private void comment(Citizen citizen, int number, SplittableRandom random) {
    var project = projects.get(random.nextInt(projects.size()));
    var message = "%s says for the time number %d".formatted(citizen.name(), number);
    citizen.write(
        WriteKind.COMMENT,
        "POST",
        "/projects/" + project + "/threads",
        Map.of("thread_type", "COMMENT", "message", message));
    ledger.comments().put(message, project);
  }

  private void vote(Citizen citizen, int number, SplittableRandom random) {
    var thread = threads.get(random.nextInt(threads.size()));
    var value = random.nextInt(-1, 2);
    citizen.write(WriteKind.VOTE, "PUT", "/threads/" + thread + "/vote", Map.of("value", value));
    ledger.votes().put(new Ballot(thread, citizen.name()), value);
  }
}
