package io.insula.reporting.internal.google.fake;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Refuses requests that exceed a limit in any period of a given length. */
final class QuotaWindow {
  private final Deque<Long> times = new ArrayDeque<>();
  private final int limit;
  private final long nanos;

  QuotaWindow(int limit, Duration length) {
    this.limit = limit;
    this.nanos = length.toNanos();
  }

  synchronized boolean admits() {
    var now = System.nanoTime();
    while (!times.isEmpty() && now - times.getFirst() > nanos) {
      times.removeFirst();
    }
    if (times.size() >= limit) {
      return false;
    }
    times.addLast(now);
    return true;
  }
}
