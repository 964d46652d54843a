package io.insula.remote;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Limits log messages that another process can cause: at most one message a minute about one topic,
 * and at most a hundred a minute in total.
 */
public final class LogRateLimiter {
  private static final Duration MIN_INTERVAL = Duration.ofMinutes(1);
  private static final int MAX_TOPICS = 100;

  private final LongSupplier nanoTime;

  /** The time of the last allowed message about each topic, the oldest first. */
  private final Map<String, Long> last = new LinkedHashMap<>();

  public LogRateLimiter() {
    this(System::nanoTime);
  }

  LogRateLimiter(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /**
   * Returns whether a message about this topic may be written now. A message that is allowed counts
   * as written.
   */
  public synchronized boolean allows(String about) {
    var now = nanoTime.getAsLong();
    last.values().removeIf(then -> now - then >= MIN_INTERVAL.toNanos());
    return last.size() < MAX_TOPICS && last.putIfAbsent(about, now) == null;
  }
}
