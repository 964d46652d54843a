package io.insula.kernel.outbox;

import io.insula.kernel.base.watching.TraceId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Holds the messages that this process delivers, and lets a bounded number of them go at once. A
 * message is held until its row is deleted or given back.
 */
@Singleton
final class Courier {
  private static final int DELETED_AT_ONCE = 500;

  /** One receiver that hangs must not keep the messages of all others waiting. */
  private static final double SHARE_OF_A_TOPIC = 0.75;

  private final Attempts attempts;
  private final OutboxTable table;
  private final OutboxSettings settings;
  private final Semaphore hands;
  private final Map<String, Semaphore> handsOfTopics = new ConcurrentHashMap<>();
  private final Map<Long, Errand> held = new ConcurrentHashMap<>();
  private final BlockingQueue<Long> delivered = new LinkedBlockingQueue<>();
  private final BlockingQueue<Long> notAttempted = new LinkedBlockingQueue<>();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("outbox-", 0).factory());

  Courier(Attempts attempts, OutboxTable table, OutboxSettings settings) {
    this.attempts = attempts;
    this.table = table;
    this.settings = settings;
    this.hands = new Semaphore(settings.concurrency());
  }

  /** How many more messages may be held. */
  int room() {
    return closed.get() ? 0 : Math.max(0, settings.heldAtMost() - held.size());
  }

  /** Delivers a message soon; without room for it, leaves it in the table. */
  void take(Errand errand) {
    if (room() == 0 || held.putIfAbsent(errand.message().id(), errand) != null) {
      errand.end(false);
      return;
    }
    threads.execute(() -> carry(errand));
  }

  /** Keeps what is held out of reach for other processes, and interrupts what takes too long. */
  void tend() {
    if (!held.isEmpty()) {
      held.values().forEach(errand -> errand.interruptAfter(settings.deliveryLimit()));
      table.renew(List.copyOf(held.keySet()));
    }
  }

  /**
   * Waits for the next delivered messages and deletes their rows, many in one statement when many
   * are there.
   *
   * @return how many there were
   */
  int deleteDelivered(Duration waitAtMost) throws InterruptedException {
    var first = delivered.poll(waitAtMost.toNanos(), TimeUnit.NANOSECONDS);
    if (first == null) {
      return 0;
    }
    var ids = new ArrayList<Long>();
    ids.add(first);
    delivered.drainTo(ids, DELETED_AT_ONCE - 1);
    try {
      table.delete(ids);
    } catch (RuntimeException e) {
      delivered.addAll(ids);
      throw e;
    }
    ids.forEach(held::remove);
    return ids.size();
  }

  /** Takes no more messages, and gives back those that no attempt has begun with. */
  void close(Duration waitAtMost) throws InterruptedException {
    closed.set(true);
    threads.shutdown();
    threads.awaitTermination(waitAtMost.toNanos(), TimeUnit.NANOSECONDS);
    table.release(List.copyOf(notAttempted));
  }

  private void carry(Errand errand) {
    var ofTopic =
        handsOfTopics.computeIfAbsent(errand.message().topic(), _ -> new Semaphore(share()));
    ofTopic.acquireUninterruptibly();
    hands.acquireUninterruptibly();
    try {
      if (closed.get()) {
        notAttempted.add(errand.message().id());
        drop(errand);
      } else {
        TraceId.during(errand.message().traceId(), () -> attempt(errand));
      }
    } finally {
      hands.release();
      ofTopic.release();
    }
  }

  private int share() {
    return Math.max(1, (int) (settings.concurrency() * SHARE_OF_A_TOPIC));
  }

  private void attempt(Errand errand) {
    errand.begin();
    if (attempts.deliver(errand.message())) {
      delivered.add(errand.message().id());
      errand.end(true);
    } else {
      drop(errand);
    }
  }

  private void drop(Errand errand) {
    held.remove(errand.message().id());
    errand.end(false);
  }
}
