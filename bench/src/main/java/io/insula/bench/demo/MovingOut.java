package io.insula.bench.demo;

import io.insula.bench.house.Database;
import io.insula.bench.house.House;
import io.insula.bench.house.Ports;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Moves threads to a process and a database of its own and back, while a crowd writes: first the
 * process, on the same database; then the data; back in the opposite order. docs/moving-out.md is
 * the same for operators.
 */
final class MovingOut {
  private static final Duration FOR_A_WHILE = Duration.ofSeconds(4);
  private static final Duration DELIVERY_LIMIT = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final int SHOWN = 10;

  private final Houses houses;
  private final Narrator narrator;
  private final Crowd crowd = new Crowd();

  MovingOut(Houses houses, Narrator narrator) {
    this.houses = houses;
    this.narrator = narrator;
  }

  /**
   * Does all of it.
   *
   * @return whether nothing was lost, doubled or miscounted
   */
  boolean run() {
    var shared = houses.site().database("house");
    var own = houses.site().database("threads");
    // The house takes calls at the first, threads at the second; each has the next port, too.
    var front = Ports.freeWithNext();
    var threads = Ports.freeWithNext();
    var whole = houses.whole(shared);
    narrator.say("All apps in one process, at %s", whole.authority());
    crowd.start(whole);
    narrator.say("A crowd proposes, comments and votes");
    crowd.watch(FOR_A_WHILE);

    var outside = houses.threads(shared, threads, front);
    var house = houses.front(shared, front, threads);
    narrator.say("Out, the process: threads runs in one of its own, on the same database");
    crowd.leadTo(house);
    whole.close();
    narrator.say("The crowd is at the house without threads, %s", house.authority());
    crowd.watch(FOR_A_WHILE);

    outside = moveData(outside, shared, own, false, threads, front);
    narrator.say("Out, the data: threads runs on its own database");
    crowd.watch(FOR_A_WHILE);

    outside = moveData(outside, own, shared, true, threads, front);
    narrator.say("Back, the data: threads runs on the database of the house");
    crowd.watch(FOR_A_WHILE);

    var again = houses.whole(shared);
    crowd.leadTo(again);
    outside.close();
    house.close();
    narrator.say("Back, the process: all apps in one process, at %s", again.authority());
    crowd.watch(FOR_A_WHILE);
    crowd.stop();
    awaitDeliveries(shared);
    return judge(shared);
  }

  private House moveData(
      House outside, Database from, Database to, boolean leaving, int threads, int front) {
    narrator.say("Threads stops; its data goes from %s to %s", nameOf(from), nameOf(to));
    outside.close();
    houses.moveThreads(from, to, leaving);
    return houses.threads(to, threads, front);
  }

  private static String nameOf(Database database) {
    var path = database.url().split("\\?", 2)[0];
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static void awaitDeliveries(Database database) {
    var end = System.nanoTime() + DELIVERY_LIMIT.toNanos();
    while (waiting(database) > 0) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(waiting(database) + " messages were not delivered");
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private static long waiting(Database database) {
    return database.query("SELECT count(*) FROM kernel.outbox", row -> row.getLong(1)).getFirst();
  }

  private boolean judge(Database database) {
    var ledger = crowd.ledger();
    narrator.say(
        "Acknowledged: %d projects with %d threads, %d comments, %d votes on %d pairs of voter and"
            + " thread",
        ledger.projects().size(),
        ledger.projects().values().stream().mapToInt(List::size).sum(),
        ledger.comments().size(),
        crowd.service().of(WriteKind.VOTE).acknowledged(),
        ledger.votes().size());
    for (var kind : WriteKind.values()) {
      var record = crowd.service().of(kind);
      narrator.say(
          "%-10s  %6d acknowledged, %4d refused and sent again; refused for at most %.2f s; at most"
              + " %.2f s between two acknowledged",
          kind,
          record.acknowledged(),
          record.refused(),
          Narrator.seconds(record.longestRefusal()),
          Narrator.seconds(record.longestGap()));
    }
    var complaints = new Verdict(ledger, database).complaints();
    complaints.stream().limit(SHOWN).forEach(complaint -> narrator.say("WRONG: %s", complaint));
    narrator.say(
        complaints.isEmpty()
            ? "No acknowledged write was lost, no thread is there twice, the votes are exact."
            : "%d things are wrong.",
        complaints.size());
    return complaints.isEmpty();
  }
}
