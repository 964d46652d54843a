package io.insula.remote;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Lets at most one message a minute through about the same, and a hundred about all. */
public final class RateLimitedLog {
  private static final Duration SILENCE = Duration.ofMinutes(1);
  private static final int MOST = 100;

  private final LongSupplier nanoTime;

  /** When the last message about each was let through, the oldest first. */
  private final Map<String, Long> last = new LinkedHashMap<>();

  public RateLimitedLog() {
    this(System::nanoTime);
  }

  RateLimitedLog(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Whether a message may be written now; if so, it counts as written. */
  public synchronized boolean allows(String about) {
    var now = nanoTime.getAsLong();
    last.values().removeIf(then -> now - then >= SILENCE.toNanos());
    return last.size() < MOST && last.putIfAbsent(about, now) == null;
  }
}
