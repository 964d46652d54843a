package io.insula.bench.movingout;

import io.insula.bench.server.Database;
import io.insula.bench.server.VoteCounterChecker;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Checks that the databases of the apps contain exactly the acknowledged writes. */
final class DatabaseAudit {
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Database projects;
  private final Database threads;
  private final Database activity;
  private final Duration timeout;

  /**
   * @param timeout how long an acknowledged proposal may take to arrive in all apps
   */
  DatabaseAudit(Database projects, Database threads, Database activity, Duration timeout) {
    this.projects = projects;
    this.threads = threads;
    this.activity = activity;
    this.timeout = timeout;
  }

  /**
   * The counts in the databases.
   *
   * @param complete the number of projects with all their threads
   * @param proposedEvents the number of events about proposed projects
   * @param addedEvents the number of events about added threads
   */
  record StoredCounts(
      long projects, long complete, long threads, long proposedEvents, long addedEvents) {
    static StoredCounts of(long proposals) {
      long threads = proposals * MixProposals.THREADS;
      return new StoredCounts(proposals, proposals, threads, proposals, threads);
    }
  }

  /**
   * Waits until every proposal has arrived in every app. Acknowledged writes may still be in the
   * outbox.
   *
   * @throws IllegalStateException if a write is lost or duplicated
   */
  void awaitProposals(long proposals) {
    var wanted = StoredCounts.of(proposals);
    long end = System.nanoTime() + timeout.toNanos();
    for (var held = storedCounts(); !held.equals(wanted); held = storedCounts()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("There is " + held + " instead of " + wanted);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private StoredCounts storedCounts() {
    var ids = new HashMap<Long, Long>();
    threads
        .query(
            "SELECT project_id, count(*) FROM threads.thread GROUP BY project_id",
            row -> Map.entry(row.getLong(1), row.getLong(2)))
        .forEach(entry -> ids.put(entry.getKey(), entry.getValue()));
    var known = projectIds();
    return new StoredCounts(
        known.size(),
        known.stream().filter(id -> ids.getOrDefault(id, 0L) == MixProposals.THREADS).count(),
        ids.values().stream().mapToLong(Long::longValue).sum(),
        events("project proposed"),
        events("thread added"));
  }

  private long events(String message) {
    return activity
        .query(
            "SELECT count(*) FROM activity.event WHERE message = '%s'".formatted(message),
            row -> row.getLong(1))
        .getFirst();
  }

  /**
   * Checks the stored votes and the counters of the threads.
   *
   * @throws IllegalStateException if a vote is lost or differs, or a counter is wrong
   */
  void checkVotes(Map<VoteSequence.Place, Integer> wanted) {
    var held = new HashMap<VoteSequence.Place, Integer>();
    threads
        .query(
            "SELECT voter, thread_id, value FROM threads.vote",
            row ->
                Map.entry(
                    new VoteSequence.Place(MixUsers.number(row.getString(1)), row.getLong(2)),
                    row.getInt(3)))
        .forEach(entry -> held.put(entry.getKey(), entry.getValue()));
    if (!held.equals(wanted)) {
      throw new IllegalStateException(
          "%d votes were expected; %d are missing, different or unexpected"
              .formatted(wanted.size(), differences(wanted, held)));
    }
    var off = VoteCounterChecker.off(threads);
    if (!off.isEmpty()) {
      throw new IllegalStateException("The counters of these threads are wrong: " + off);
    }
  }

  private static long differences(
      Map<VoteSequence.Place, Integer> wanted, Map<VoteSequence.Place, Integer> held) {
    var places = new HashMap<>(wanted);
    places.putAll(held);
    return places.keySet().stream()
        .filter(place -> !wanted.getOrDefault(place, 0).equals(held.getOrDefault(place, 0)))
        .count();
  }

  /** Returns all projects, oldest first. */
  List<Long> projectIds() {
    return projects.query("SELECT id FROM projects.project ORDER BY id", row -> row.getLong(1));
  }

  /** Returns all threads, oldest first. */
  List<Long> threadIds() {
    return threads.query("SELECT id FROM threads.thread ORDER BY id", row -> row.getLong(1));
  }
}
