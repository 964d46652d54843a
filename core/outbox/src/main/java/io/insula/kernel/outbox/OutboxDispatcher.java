package io.insula.kernel.outbox;

import io.insula.kernel.base.watching.TraceId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Delivers a bounded number of leased messages at a time. A message is in flight until its row is
 * deleted, or its attempt fails or is skipped.
 */
@Singleton
final class OutboxDispatcher {
  private static final int DELETE_BATCH_SIZE = 500;

  /**
   * The maximum share of one topic, of the concurrent deliveries and of the messages in flight.
   * While its receiver hangs, the messages of other topics use the rest.
   */
  private static final double MAX_SHARE_PER_TOPIC = 0.75;

  private final MessageDeliverer deliverer;
  private final OutboxTable table;
  private final OutboxSettings settings;
  private final Semaphore permits;
  private final Map<String, TopicLimits> limitsOfTopics = new ConcurrentHashMap<>();
  private final Map<Long, InFlightMessage> inFlightById = new ConcurrentHashMap<>();

  /** Held to renew or to release leases, so that no released lease is renewed. */
  private final ReentrantLock leases = new ReentrantLock();

  private final BlockingQueue<Long> deliveredIds = new LinkedBlockingQueue<>();
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("outbox-", 0).factory());

  /**
   * The limits of one topic.
   *
   * @param permits limit its concurrent deliveries
   * @param slots limit its messages in flight
   */
  private record TopicLimits(Semaphore permits, Semaphore slots) {}

  OutboxDispatcher(MessageDeliverer deliverer, OutboxTable table, OutboxSettings settings) {
    this.deliverer = deliverer;
    this.table = table;
    this.settings = settings;
    this.permits = new Semaphore(settings.concurrency());
  }

  /** Returns how many more messages of this topic can be in flight. */
  int freeSlots(String topic) {
    var free = settings.maxInFlight() - inFlightById.size();
    return threads.isShutdown()
        ? 0
        : Math.max(0, Math.min(free, limitsOf(topic).slots().availablePermits()));
  }

  /**
   * Queues a message for delivery. If there is no free slot, or the process is stopping, the
   * message stays in the table, and is due again when its lease expires.
   */
  void dispatch(InFlightMessage inFlight) {
    if (!startTracking(inFlight)) {
      inFlight.end(false);
      return;
    }
    try {
      threads.execute(() -> attemptWhenPermitted(inFlight));
    } catch (RejectedExecutionException e) {
      // The process began to stop after the check of the slots.
      endUndelivered(inFlight);
    }
  }

  /** Renews the leases of the messages in flight, and interrupts deliveries that take too long. */
  void renewLeases() {
    inFlightById.values().forEach(inFlight -> inFlight.interruptAfter(settings.deliveryTimeout()));
    leases.lock();
    try {
      if (!inFlightById.isEmpty()) {
        table.renew(leasesOf(inFlightById.values()));
      }
    } finally {
      leases.unlock();
    }
  }

  /**
   * Waits for the next delivered messages and deletes their rows, with one statement for many rows.
   *
   * @return the number of messages
   */
  int deleteDelivered(Duration waitAtMost) throws InterruptedException {
    var first = deliveredIds.poll(waitAtMost.toNanos(), TimeUnit.NANOSECONDS);
    if (first == null) {
      return 0;
    }
    var ids = new ArrayList<Long>();
    ids.add(first);
    deliveredIds.drainTo(ids, DELETE_BATCH_SIZE - 1);
    try {
      table.delete(ids);
    } catch (RuntimeException e) {
      deliveredIds.addAll(ids);
      throw e;
    }
    ids.forEach(this::stopTracking);
    return ids.size();
  }

  /**
   * Accepts no further messages, releases the leases of the messages whose attempt has not begun,
   * and waits for the running attempts. The caller {@linkplain #renewLeases renews} their leases
   * meanwhile.
   */
  void close(Duration waitAtMost) throws InterruptedException {
    threads.shutdown();
    try {
      releaseNotBegun();
    } finally {
      threads.awaitTermination(waitAtMost.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  private void releaseNotBegun() {
    var notBegun = inFlightById.values().stream().filter(InFlightMessage::abandon).toList();
    leases.lock();
    try {
      notBegun.forEach(this::endUndelivered);
      if (!notBegun.isEmpty()) {
        table.release(leasesOf(notBegun));
      }
    } finally {
      leases.unlock();
    }
  }

  private static List<OutboxLease> leasesOf(Collection<InFlightMessage> messages) {
    return messages.stream().map(InFlightMessage::lease).toList();
  }

  private void attemptWhenPermitted(InFlightMessage inFlight) {
    var ofTopic = limitsOf(inFlight.message().topic()).permits();
    ofTopic.acquireUninterruptibly();
    permits.acquireUninterruptibly();
    try {
      if (inFlight.begin()) {
        TraceId.during(inFlight.message().traceId(), () -> attempt(inFlight));
      }
    } finally {
      permits.release();
      ofTopic.release();
    }
  }

  private TopicLimits limitsOf(String topic) {
    return limitsOfTopics.computeIfAbsent(
        topic,
        _ ->
            new TopicLimits(
                new Semaphore(shareOf(settings.concurrency())),
                new Semaphore(shareOf(settings.maxInFlight()))));
  }

  private static int shareOf(int all) {
    return Math.max(1, (int) (all * MAX_SHARE_PER_TOPIC));
  }

  private void attempt(InFlightMessage inFlight) {
    var accepted = false;
    try {
      accepted = deliverer.deliver(inFlight);
    } finally {
      // Without the finally block, a message would keep its lease and its slot until the next start
      // if, for instance, the memory runs out while its outcome is stored.
      if (accepted) {
        deliveredIds.add(inFlight.message().id());
        inFlight.end(true);
      } else {
        endUndelivered(inFlight);
      }
    }
  }

  private void endUndelivered(InFlightMessage inFlight) {
    stopTracking(inFlight.message().id());
    inFlight.end(false);
  }

  /** Returns false if no slot is free, or the message is already in flight. */
  private boolean startTracking(InFlightMessage inFlight) {
    var message = inFlight.message();
    var running = inFlightById.get(message.id());
    if (running != null) {
      running.keep(inFlight.lease());
      return false;
    }
    if (freeSlots(message.topic()) == 0 || !limitsOf(message.topic()).slots().tryAcquire()) {
      return false;
    }
    var tracked = inFlightById.putIfAbsent(message.id(), inFlight);
    if (tracked != null) {
      tracked.keep(inFlight.lease());
      limitsOf(message.topic()).slots().release();
      return false;
    }
    return true;
  }

  private void stopTracking(long id) {
    var removed = inFlightById.remove(id);
    if (removed != null) {
      limitsOf(removed.message().topic()).slots().release();
    }
  }
}
