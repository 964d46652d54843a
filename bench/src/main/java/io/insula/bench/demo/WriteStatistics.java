package io.insula.bench.demo;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Statistics about writes, for each kind separately. Safe for concurrent use. */
final class WriteStatistics {
  private final Map<WriteKind, Record> records = new EnumMap<>(WriteKind.class);

  WriteStatistics() {
    for (var kind : WriteKind.values()) {
      records.put(kind, new Record());
    }
  }

  void acknowledged(WriteKind kind) {
    of(kind).acknowledged(System.nanoTime());
  }

  /**
   * Records that a write was not acknowledged.
   *
   * @param sentNanos when the write was sent
   */
  void refused(WriteKind kind, long sentNanos) {
    of(kind).refused(sentNanos);
  }

  Record of(WriteKind kind) {
    return Objects.requireNonNull(records.get(kind));
  }

  /** The statistics of one kind of write. */
  static final class Record {
    private long acknowledged;
    private long refused;
    private long refusedSinceNanos;
    private long lastAcknowledgedNanos;
    private long longestRefusalNanos;
    private long longestGapNanos;

    private synchronized void acknowledged(long now) {
      if (refusedSinceNanos != 0) {
        longestRefusalNanos = Math.max(longestRefusalNanos, now - refusedSinceNanos);
        refusedSinceNanos = 0;
      }
      if (lastAcknowledgedNanos != 0) {
        longestGapNanos = Math.max(longestGapNanos, now - lastAcknowledgedNanos);
      }
      lastAcknowledgedNanos = now;
      acknowledged++;
    }

    private synchronized void refused(long sent) {
      refused++;
      if (refusedSinceNanos == 0) {
        refusedSinceNanos = Math.max(sent, lastAcknowledgedNanos);
      }
    }

    synchronized long acknowledged() {
      return acknowledged;
    }

    synchronized long refused() {
      return refused;
    }

    /**
     * Returns the longest time in which writes of this kind were refused, in nanoseconds. Such a
     * time begins when a refused write is sent, or with a later acknowledgement of another write.
     * It ends with the next acknowledgement.
     */
    synchronized long longestRefusalNanos() {
      return longestRefusalNanos;
    }

    /**
     * Returns the longest time between two acknowledgements of writes of this kind, in nanoseconds.
     */
    synchronized long longestGapNanos() {
      return longestGapNanos;
    }
  }
}
