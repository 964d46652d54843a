package io.insula.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.testkit.ApiClient;
import io.insula.testkit.TestDatabase;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Posts events over many connections and records the answer to each. */
final class EventPoster {
  private final int connections;
  private final Map<UUID, Integer> answered = new ConcurrentHashMap<>();
  private final Map<UUID, String> unanswered = new ConcurrentHashMap<>();

  EventPoster(int connections) {
    this.connections = connections;
  }

  /** Posts this many events, each once. */
  void post(ApiClient client, int count) {
    var left = new AtomicInteger(count);
    onEachConnection(
        () -> {
          while (left.getAndDecrement() > 0) {
            post(client, UUID.randomUUID());
          }
        });
  }

  /**
   * Posts events over all connections, and runs an action as soon as this many events are
   * acknowledged. Each connection stops when the action has ended, or when the server no longer
   * answers on it.
   */
  void postUntil(ApiClient client, int acknowledged, Runnable action) {
    var done = new AtomicBoolean();
    var enough = new CountDownLatch(acknowledged);
    var doer = Executors.newSingleThreadExecutor();
    try {
      var happened =
          doer.submit(
              () -> {
                enough.await();
                action.run();
                done.set(true);
                return true;
              });
      onEachConnection(
          () -> {
            var goesOn = true;
            while (goesOn && !done.get()) {
              var id = UUID.randomUUID();
              goesOn = post(client, id);
              if (isAcknowledged(id)) {
                enough.countDown();
              }
            }
          });
      assertThat(happened)
          .as("%d events were not answered: %s", unanswered.size(), unanswered.values())
          .succeedsWithin(Duration.ofSeconds(30));
    } finally {
      doer.shutdownNow();
    }
  }

  /** Posts every event again, including the acknowledged ones. */
  void repeatAll(ApiClient client) {
    var ids = List.copyOf(allIds());
    var next = new AtomicInteger();
    onEachConnection(
        () -> {
          for (int i = next.getAndIncrement(); i < ids.size(); i = next.getAndIncrement()) {
            post(client, ids.get(i));
          }
        });
  }

  private Set<UUID> allIds() {
    var ids = new TreeSet<>(answered.keySet());
    ids.addAll(unanswered.keySet());
    return ids;
  }

  /**
   * Posts an event; returns false if there is no answer, because the server no longer listens or
   * the connection failed.
   */
  private boolean post(ApiClient client, UUID id) {
    try {
      var status = client.post("/events", event(id)).status();
      // A repeat of a stored event is answered 200. This class still records the first status of
      // the event, 201.
      answered.merge(id, status, (before, now) -> before == 201 ? before : now);
      unanswered.remove(id);
      return true;
    } catch (UncheckedIOException e) {
      if (!(e.getCause() instanceof ConnectException)) {
        unanswered.put(id, String.valueOf(e.getCause()));
      }
      return false;
    }
  }

  private boolean isAcknowledged(UUID id) {
    return answered.getOrDefault(id, 0) / 100 == 2;
  }

  private static Map<String, Object> event(UUID id) {
    return Map.of(
        "id",
        id,
        "component",
        "order",
        "environment",
        "production",
        "email",
        "ade@gmail.com",
        "message",
        "order " + id,
        "data",
        Map.of("age", 20));
  }

  /** Returns the different HTTP statuses of all answers. */
  Set<Integer> statuses() {
    return Set.copyOf(answered.values());
  }

  /**
   * Returns the events without an answer, each with the reason. Leaves out the events for which the
   * server accepted no connection.
   */
  Map<UUID, String> unanswered() {
    return Map.copyOf(unanswered);
  }

  /** Checks that every acknowledged event has one row, and no event has two. */
  void assertStoredOnce(TestDatabase database) {
    var stored = stored(database);
    assertThat(stored.values()).allMatch(count -> count == 1);
    assertThat(stored.keySet())
        .containsAll(answered.keySet().stream().filter(this::isAcknowledged).toList());
  }

  /** Returns how many rows the database has for these events. */
  int rows(TestDatabase database) {
    return stored(database).values().stream().mapToInt(Integer::intValue).sum();
  }

  private static Map<UUID, Integer> stored(TestDatabase database) {
    var sql = "SELECT id, count(*) FROM activity.event WHERE component = 'order' GROUP BY id";
    try (var connection =
            DriverManager.getConnection(database.url(), database.username(), database.password());
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var counts = new HashMap<UUID, Integer>();
      while (rows.next()) {
        counts.put(rows.getObject(1, UUID.class), rows.getInt(2));
      }
      return counts;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void onEachConnection(Runnable work) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = IntStream.range(0, connections).mapToObj(i -> threads.submit(work)).toList();
      for (var one : running) {
        one.get();
      }
    } catch (Exception e) {
      throw new AssertionError("Posting events over a connection failed", e);
    }
  }
}
