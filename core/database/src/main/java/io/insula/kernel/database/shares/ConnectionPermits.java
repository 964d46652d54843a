package io.insula.kernel.database.shares;

import io.insula.api.UnavailableException;
import io.insula.kernel.base.apps.CurrentApp;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Shares the connections of the pool between apps. An app with long transactions leaves some
 * connections to other apps.
 *
 * <ul>
 *   <li>An app holds at most three times as many connections as stay free. With 16 connections, an
 *       app holds at most 12.
 *   <li>The searches of an app hold at most as many connections as stay free.
 *   <li>Each app has two first-in-first-out queues: one for searches, and one for other work.
 *   <li>A free connection goes to the waiting app that holds the fewest connections.
 * </ul>
 */
public final class ConnectionPermits {
  private static final int MAX_HELD_PER_FREE = 3;
  private static final int MAX_SEARCHES_PER_FREE = 1;

  /**
   * The ratio of the busiest app's connections to those of the caller's app. Above this ratio, an
   * error message names the busiest app. Otherwise the message names the caller's app.
   */
  private static final int BUSIEST_TO_OWN_RATIO = 2;

  /** How often a waiting caller checks whether it must stop waiting. */
  private static final Duration CHECK_INTERVAL = Duration.ofMillis(50);

  private static final int MILLIS_SCALE = 3;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private final int maxWaiting;
  private final Duration longestWait;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<CurrentApp, Deque<WaitingCaller>> queues = new LinkedHashMap<>();
  private final Map<CurrentApp, Integer> held = new HashMap<>();
  private final Map<Thread, Integer> holders = new HashMap<>();
  private int free;

  /**
   * @param connections the size of the pool
   * @param maxWaiting the largest number of callers in one queue
   * @param longestWait the longest wait of a caller
   */
  public ConnectionPermits(int connections, int maxWaiting, Duration longestWait) {
    this.free = connections;
    this.maxWaiting = maxWaiting;
    this.longestWait = longestWait;
  }

  /**
   * A check while a caller waits for a connection. It throws if further waiting is useless, for
   * instance because the call was cancelled.
   */
  @FunctionalInterface
  public interface WaitCheck {
    void check() throws SQLException;
  }

  /**
   * Waits for a permit for one connection. A thread that already holds a permit does not wait,
   * because it could wait for itself.
   *
   * @return the permit, which the caller releases after the connection was returned
   * @throws UnavailableException if the queue is full or the wait is too long; the message names
   *     the busy app
   */
  public ConnectionPermit acquire(CurrentApp work, WaitCheck waitCheck)
      throws SQLException, InterruptedException {
    var waiter = new WaitingCaller(new ConnectionPermit(this, work, Thread.currentThread()));
    lock.lock();
    try {
      if (holders.containsKey(waiter.permit().holder()) || (!hasWaiters(work) && mayTake(work))) {
        take(waiter.permit());
        return waiter.permit();
      }
      var queue = queues.computeIfAbsent(work, _ -> new ArrayDeque<>());
      if (queue.size() >= maxWaiting) {
        throw busy(
            work, "%d requests are already waiting for the database".formatted(queue.size()));
      }
      queue.add(waiter);
    } finally {
      lock.unlock();
    }
    return await(waiter, waitCheck);
  }

  /** Returns how many callers wait in all queues together. */
  public int waiting() {
    lock.lock();
    try {
      return queues.values().stream().mapToInt(Deque::size).sum();
    } finally {
      lock.unlock();
    }
  }

  /** Returns how many callers wait in the queue for this work. */
  int waiting(CurrentApp work) {
    lock.lock();
    try {
      return queues.get(work) instanceof Deque<WaitingCaller> queue ? queue.size() : 0;
    } finally {
      lock.unlock();
    }
  }

  private ConnectionPermit await(WaitingCaller waiter, WaitCheck waitCheck)
      throws SQLException, InterruptedException {
    long start = System.nanoTime();
    boolean isGranted = false;
    try {
      while (!isGranted) {
        isGranted = waiter.ready().tryAcquire(CHECK_INTERVAL.toNanos(), TimeUnit.NANOSECONDS);
        if (!isGranted) {
          waitCheck.check();
          if (isOver(start)) {
            throw busy(
                waiter.permit().work(),
                "a request waited %s s for the database".formatted(seconds(longestWait)));
          }
        }
      }
      return waiter.permit();
    } finally {
      if (!isGranted) {
        giveUp(waiter);
      }
    }
  }

  private void giveUp(WaitingCaller waiter) {
    lock.lock();
    try {
      var queue = queues.get(waiter.permit().work());
      if (queue == null || !queue.remove(waiter)) {
        release(waiter.permit());
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Returns whether a wait has lasted too long.
   *
   * @param startNanos the {@link System#nanoTime} at the start of the wait
   */
  public boolean isOver(long startNanos) {
    return System.nanoTime() - startNanos > longestWait.toNanos();
  }

  void release(ConnectionPermit permit) {
    lock.lock();
    try {
      free++;
      held.computeIfPresent(permit.work(), (_, count) -> count == 1 ? null : count - 1);
      holders.computeIfPresent(permit.holder(), (_, count) -> count == 1 ? null : count - 1);
      for (var next = next(); next.isPresent(); next = next()) {
        take(next.get().permit());
        next.get().ready().release();
      }
    } finally {
      lock.unlock();
    }
  }

  private void take(ConnectionPermit permit) {
    free--;
    held.merge(permit.work(), 1, Integer::sum);
    holders.merge(permit.holder(), 1, Integer::sum);
  }

  private boolean hasWaiters(CurrentApp work) {
    return queues.get(work) instanceof Deque<WaitingCaller> queue && !queue.isEmpty();
  }

  private boolean mayTake(CurrentApp work) {
    return free > 0
        && heldBy(work.app()) < MAX_HELD_PER_FREE * free
        && (!work.isSearch() || held.getOrDefault(work, 0) < MAX_SEARCHES_PER_FREE * free);
  }

  private int heldBy(String app) {
    return held.getOrDefault(new CurrentApp(app, true), 0)
        + held.getOrDefault(new CurrentApp(app, false), 0);
  }

  private Optional<WaitingCaller> next() {
    return queues.entrySet().stream()
        .filter(queue -> !queue.getValue().isEmpty() && mayTake(queue.getKey()))
        .min(Comparator.comparingInt(queue -> heldBy(queue.getKey().app())))
        .map(queue -> queue.getValue().poll());
  }

  private UnavailableException busy(CurrentApp work, String what) {
    lock.lock();
    try {
      var busiest =
          held.keySet().stream()
              .map(CurrentApp::app)
              .max(Comparator.comparingInt(this::heldBy))
              .filter(app -> heldBy(app) > BUSIEST_TO_OWN_RATIO * heldBy(work.app()))
              .orElse(work.app());
      var searches = busiest.equals(work.app()) && work.isSearch() ? " with searches" : "";
      return new UnavailableException(
          "%s is busy%s: %s. Retry shortly.".formatted(nameOf(busiest), searches, what),
          RETRY_AFTER,
          null);
    } finally {
      lock.unlock();
    }
  }

  private static String seconds(Duration time) {
    return BigDecimal.valueOf(time.toMillis(), MILLIS_SCALE).stripTrailingZeros().toPlainString();
  }

  private static String nameOf(String app) {
    return switch (app) {
      case CurrentApp.KERNEL -> "The server";
      case CurrentApp.BACKGROUND -> "The background work";
      default -> "The app " + app;
    };
  }
}
