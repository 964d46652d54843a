package io.insula.bench.demo;

import io.insula.bench.server.BenchServer;
import io.insula.bench.server.Database;
import io.insula.bench.server.Ports;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Moves the app {@code threads} to a separate process and database and back, while many users
 * write. Follows {@code docs/moving-out.md}.
 */
final class MovingOutDemo {
  private static final Duration FOR_A_WHILE = Duration.ofSeconds(4);
  private static final Duration DELIVERY_LIMIT = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final int SHOWN = 10;

  private final DemoProcesses servers;
  private final StepLog stepLog;
  private final WriteLoad writeLoad = new WriteLoad();

  MovingOutDemo(DemoProcesses servers, StepLog stepLog) {
    this.servers = servers;
    this.stepLog = stepLog;
  }

  /**
   * Runs the demonstration.
   *
   * @return whether nothing was lost, duplicated or miscounted
   */
  boolean run() {
    var shared = servers.site().database("server");
    var own = servers.site().database("threads");
    // The ports for calls between the processes. Each process accepts forwarded web requests on the
    // next port.
    var front = Ports.freeWithNext();
    var threads = Ports.freeWithNext();
    var whole = servers.whole(shared);
    stepLog.say("All apps in one process, at %s", whole.authority());
    writeLoad.start(whole);
    stepLog.say("Many users propose, comment and vote");
    writeLoad.watch(FOR_A_WHILE);

    var outside = servers.threads(shared, threads, front);
    var server = servers.front(shared, front, threads);
    stepLog.say(
        "The process has moved out: threads runs in a separate process on the same database");
    writeLoad.leadTo(server);
    whole.close();
    stepLog.say(
        "The users now send their requests to the server that does not host the app threads, %s",
        server.authority());
    writeLoad.watch(FOR_A_WHILE);

    outside = moveData(outside, shared, own, false, threads, front);
    stepLog.say("The data has moved out: the app threads runs on its own database");
    writeLoad.watch(FOR_A_WHILE);

    outside = moveData(outside, own, shared, true, threads, front);
    stepLog.say("The data has moved back: the app threads runs on the shared database again");
    writeLoad.watch(FOR_A_WHILE);

    var again = servers.whole(shared);
    writeLoad.leadTo(again);
    outside.close();
    server.close();
    stepLog.say("The process has moved back: all apps in one process, at %s", again.authority());
    writeLoad.watch(FOR_A_WHILE);
    writeLoad.stop();
    awaitDeliveries(shared);
    return judge(shared);
  }

  private BenchServer moveData(
      BenchServer outside, Database from, Database to, boolean leaving, int threads, int front) {
    stepLog.say("The threads app stops; its data moves from %s to %s", nameOf(from), nameOf(to));
    outside.close();
    servers.moveThreads(from, to, leaving);
    return servers.threads(to, threads, front);
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
    var ledger = writeLoad.ledger();
    stepLog.say(
        "Acknowledged: %d projects with %d threads, %d comments, %d votes on %d pairs of voter and"
            + " thread",
        ledger.projects().size(),
        ledger.projects().values().stream().mapToInt(List::size).sum(),
        ledger.comments().size(),
        writeLoad.statistics().of(WriteKind.VOTE).acknowledged(),
        ledger.votes().size());
    for (var kind : WriteKind.values()) {
      var record = writeLoad.statistics().of(kind);
      stepLog.say(
          "%-10s  %6d acknowledged, %4d refused and retried; refused for at most %.2f s; at most"
              + " %.2f s between two acknowledged ones",
          kind,
          record.acknowledged(),
          record.refused(),
          StepLog.seconds(record.longestRefusalNanos()),
          StepLog.seconds(record.longestGapNanos()));
    }
    var complaints = new Reconciliation(ledger, database).complaints();
    complaints.stream().limit(SHOWN).forEach(complaint -> stepLog.say("WRONG: %s", complaint));
    stepLog.say(
        complaints.isEmpty()
            ? "No acknowledged write was lost, no thread is duplicated, and all votes are correct."
            : "%d checks failed.",
        complaints.size());
    return complaints.isEmpty();
  }
}
