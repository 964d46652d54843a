package io.insula.bench.demo;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** How well writes were served, one kind beside another. Safe for concurrent use. */
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
   * Notes that a write was not acknowledged.
   *
   * @param sentNanos when it was sent
   */
  void refused(WriteKind kind, long sentNanos) {
    of(kind).refused(sentNanos);
  }

  Record of(WriteKind kind) {
    return Objects.requireNonNull(records.get(kind));
  }

  /** One kind of write. */
  static final class Record {
    private long acknowledged;
    private long refused;
    private long refusedSince;
    private long lastAcknowledged;
    private long longestRefusal;
    private long longestGap;

    private synchronized void acknowledged(long now) {
      if (refusedSince != 0) {
        longestRefusal = Math.max(longestRefusal, now - refusedSince);
        refusedSince = 0;
      }
      if (lastAcknowledged != 0) {
        longestGap = Math.max(longestGap, now - lastAcknowledged);
      }
      lastAcknowledged = now;
      acknowledged++;
    }

    private synchronized void refused(long sent) {
      refused++;
      if (refusedSince == 0) {
        refusedSince = Math.max(sent, lastAcknowledged);
      }
    }

    synchronized long acknowledged() {
      return acknowledged;
    }

    synchronized long refused() {
      return refused;
    }

    /**
     * From when a write was sent that was refused, or from the last acknowledgement if that came
     * later, to the next acknowledgement of anybody's write of this kind; in ns.
     */
    synchronized long longestRefusal() {
      return longestRefusal;
    }

    /** Between two acknowledgements, whether writes were refused or waited, in ns. */
    synchronized long longestGap() {
      return longestGap;
    }
  }
}
