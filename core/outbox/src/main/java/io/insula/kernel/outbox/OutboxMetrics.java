package io.insula.kernel.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Gauges of the stored messages. The messages are counted every ten seconds, so that scrapes do not
 * load the database.
 */
@Singleton
final class OutboxMetrics {
  private static final Duration INTERVAL = Duration.ofSeconds(10);

  private final OutboxTable table;
  private final AtomicReference<OutboxTable.Counts> counts =
      new AtomicReference<>(new OutboxTable.Counts(0, 0));
  private final AtomicLong dueNanos = new AtomicLong(System.nanoTime());

  OutboxMetrics(OutboxTable table, MeterRegistry metrics) {
    this.table = table;
    Gauge.builder("insula.outbox.pending.messages", counts, known -> known.get().pending())
        .description("Messages that wait for their delivery")
        .register(metrics);
    Gauge.builder("insula.outbox.failed.messages", counts, known -> known.get().failed())
        .description("Messages that failed permanently and wait for an administrator to retry them")
        .register(metrics);
  }

  /** Counts the messages again if ten seconds have passed since the last count. */
  void refresh() {
    var now = System.nanoTime();
    if (now - dueNanos.get() >= 0) {
      counts.set(table.count());
      dueNanos.set(now + INTERVAL.toNanos());
    }
  }
}
