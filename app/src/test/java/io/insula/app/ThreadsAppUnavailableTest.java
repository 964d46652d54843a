package io.insula.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insula.testkit.ApiClient;
import io.insula.testkit.RemoteServerSetup;
import io.insula.testkit.ServerProcess;
import io.insula.testkit.TestDatabase;
import io.insula.testkit.TestUsers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the separate process of the app {@code threads} while users propose projects. With {@code
 * ./insula test durability} the app is unavailable for 20 seconds.
 */
@Tag("processes")
class ThreadsAppUnavailableTest {
  private static final Duration AWAY =
      Duration.ofSeconds(Integer.getInteger("insula.test.seconds-away", 3));
  private static final int PROPOSES = 1_000;
  private static final int BEFORE_THE_KILL = 200;
  private static final int WHILE_AWAY = 600;
  private static final int AT_ONCE = 8;

  @TempDir static Path folder;

  private final Map<Long, String> accepted = new ConcurrentHashMap<>();
  private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
  private final AtomicInteger next = new AtomicInteger();

  @Test
  void every_accepted_project_has_all_of_its_threads_after_the_app_is_available_again() {
    var other = RemoteServerSetup.hosting(Set.of("threads"), folder);
    var front = other.front(TestDatabase.create());
    try (var threads = other.start();
        var server = ServerProcess.start(front).awaitReady()) {
      var citizen = TestUsers.of(server.uri()).member("ade");
      propose(citizen, BEFORE_THE_KILL / 2);
      propose(
          citizen,
          BEFORE_THE_KILL / 2 + WHILE_AWAY,
          number -> {
            if (number == BEFORE_THE_KILL) {
              threads.killHard();
            }
          });
      await()
          .during(AWAY)
          .atMost(AWAY.plusSeconds(10))
          .until(() -> ApiClient.at(server.uri()).get("/health/readiness").status() == 200);

      try (var _ = other.start()) {
        propose(citizen, PROPOSES - next.get());
        assertThat(statuses).hasSize(PROPOSES).contains(201).isSubsetOf(201, 503);
        var incomplete = new HashMap<>(accepted);
        await().untilAsserted(() -> forgetComplete(citizen, incomplete));
      }
    }
  }

  private void propose(ApiClient citizen, int count) {
    propose(citizen, count, _ -> {});
  }

  private interface Meanwhile {
    void at(int number);
  }

  private void propose(ApiClient citizen, int count, Meanwhile meanwhile) {
    var end = next.get() + count;
    try (var citizens = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, AT_ONCE)
          .forEach(
              _ ->
                  citizens.submit(
                      () -> {
                        for (var i = next.getAndIncrement(); i < end; i = next.getAndIncrement()) {
                          meanwhile.at(i);
                          propose(citizen, "Number " + i);
                        }
                      }));
    }
    next.set(end);
  }

  private void propose(ApiClient citizen, String name) {
    var answer =
        citizen.post(
            "/projects/propose",
            Map.of(
                "project_name", name,
                "tagline", "",
                "tags", List.of(),
                "problems", List.of(name + ", a problem"),
                "solutions", List.of(name + ", a solution", name + ", another one")));
    statuses.add(answer.status());
    if (answer.status() == 201) {
      accepted.put(answer.json().required("project_id").longValue(), name);
    }
  }

  /** Removes the complete projects from the map. Fails at the first incomplete one. */
  private static void forgetComplete(ApiClient citizen, Map<Long, String> projects) {
    for (var each = projects.entrySet().iterator(); each.hasNext(); each.remove()) {
      var project = each.next();
      assertComplete(citizen, project.getKey(), project.getValue());
    }
  }

  private static void assertComplete(ApiClient citizen, long projectId, String name) {
    var threads =
        citizen.get("/projects/" + projectId + "/threads").expect(200).json().required("threads");
    assertThat(StreamSupport.stream(threads.spliterator(), false))
        .extracting(thread -> thread.required("message").textValue())
        .containsExactlyInAnyOrder(
            name + ", a problem", name + ", a solution", name + ", another one");
  }
}
